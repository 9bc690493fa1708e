package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Accounts;
import dev.footnote.accounts.Credentials;
import dev.footnote.accounts.Registration;
import dev.footnote.accounts.SignIn;
import dev.footnote.accounts.Tokens;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.password.PasswordCheck;
import dev.footnote.accounts.password.PasswordHashing;
import dev.footnote.accounts.password.PasswordPolicy;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Accounts as rows in PostgreSQL. */
@Service
class AccountRegistry implements Accounts {

  private final AccountStore store;
  private final PasswordPolicy policy;
  private final PasswordHashing passwords;
  private final Sessions sessions;
  private final Ids ids;
  private final Clock clock;

  AccountRegistry(
      AccountStore store,
      PasswordPolicy policy,
      PasswordHashing passwords,
      Sessions sessions,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.policy = policy;
    this.passwords = passwords;
    this.sessions = sessions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Account register(Registration registration) {
    policy.check(registration.password(), registration.email());
    var hash = passwords.hash(registration.password()).orElseThrow(AccountRegistry::busy);
    var account = account(registration);
    if (!store.insert(account, hash)) {
      throw AppException.of(
          AccountError.EMAIL_TAKEN,
          "An account with this e-mail address exists. Sign in, or use another address.");
    }
    return account;
  }

  @Override
  public SignIn signIn(Credentials credentials) {
    var stored = store.findUsable(credentials.email());
    return passwords
        .check(credentials.password(), stored.map(StoredAccount::passwordHash))
        .map(check -> stored.filter(found -> check.right()).map(found -> signedIn(found, check)))
        .map(signedIn -> signedIn.orElseGet(SignIn.BadCredentials::new))
        .orElseGet(() -> new SignIn.Busy(PasswordHashing.RETRY_AFTER));
  }

  @Override
  public Optional<Tokens> refresh(Secret refreshToken) {
    return sessions.renew(refreshToken);
  }

  @Override
  public void signOut(Secret refreshToken) {
    sessions.end(refreshToken);
  }

  @Override
  public Optional<Account> account(UserId id) {
    return store.find(id);
  }

  private SignIn signedIn(StoredAccount stored, PasswordCheck check) {
    check.betterHash().ifPresent(better -> store.replaceHash(stored, better));
    return new SignIn.SignedIn(stored.account(), sessions.start(stored.account().id()));
  }

  /** With microseconds, as PostgreSQL stores them: the reply and every later read agree. */
  private Account account(Registration registration) {
    return new Account(
        new UserId(ids.next()),
        registration.email().value(),
        registration.name(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static AppException busy() {
    return AppException.of(
            AccountError.SIGN_IN_BUSY,
            "Too many passwords are being checked right now. Try again in a few seconds.")
        .retryAfter(PasswordHashing.RETRY_AFTER);
  }
}
