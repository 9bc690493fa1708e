package dev.footnote.accounts.registry;

import dev.footnote.accounts.Credentials;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.SignIn;
import dev.footnote.accounts.Tokens;
import dev.footnote.accounts.password.Guesser;
import dev.footnote.accounts.password.Guesser.Familiarity;
import dev.footnote.accounts.password.PasswordAttempt;
import dev.footnote.accounts.password.PasswordAttempts;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.AuditEvent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets people in. What it does for an unknown address is what it does for a wrong password. */
@Component
class SigningIn {

  private static final String ACTION = "session.sign_in";

  private final AccountStore store;
  private final PasswordAttempts passwords;
  private final Sessions sessions;
  private final FreshSessions freshSessions;
  private final ApplicationEventPublisher events;

  SigningIn(
      AccountStore store,
      PasswordAttempts passwords,
      Sessions sessions,
      FreshSessions freshSessions,
      ApplicationEventPublisher events) {
    this.store = store;
    this.passwords = passwords;
    this.sessions = sessions;
    this.freshSessions = freshSessions;
    this.events = events;
  }

  /** Once more if the password was changed between its check and the start of the session. */
  SignIn signIn(Credentials credentials, Device device) {
    return attempt(credentials, device)
        .or(() -> attempt(credentials, device))
        .orElseGet(SignIn.BadCredentials::new);
  }

  private Optional<SignIn> attempt(Credentials credentials, Device device) {
    var stored = store.findUsable(credentials.email());
    var guesser = guesser(credentials.email(), device);
    var attempt =
        passwords.compare(
            credentials.password(), stored.flatMap(StoredAccount::passwordHash), guesser);
    return switch (attempt) {
      case PasswordAttempt.Right right -> signedIn(stored.orElseThrow(), right, device);
      case PasswordAttempt.Wrong _ -> Optional.of(refused(stored));
      case PasswordAttempt.Busy busy -> Optional.of(new SignIn.Busy(busy.retryAfter()));
      case PasswordAttempt.Throttled throttled ->
          Optional.of(new SignIn.Throttled(throttled.allowance()));
    };
  }

  private Guesser guesser(EmailAddress email, Device device) {
    var familiar = sessions.haveBeenStartedFrom(device.address(), email);
    return new Guesser(
        email, device.address(), familiar ? Familiarity.FAMILIAR : Familiarity.STRANGE);
  }

  private Optional<SignIn> signedIn(
      StoredAccount stored, PasswordAttempt.Right right, Device device) {
    return freshSessions.start(stored, device).map(tokens -> welcome(stored, right, tokens));
  }

  private SignIn welcome(StoredAccount stored, PasswordAttempt.Right right, Tokens tokens) {
    right.betterHash().ifPresent(better -> store.replaceHash(stored, better));
    events.publishEvent(AuditEvent.success(ACTION, stored.account().id().value()));
    return new SignIn.SignedIn(stored.account(), tokens);
  }

  private SignIn refused(Optional<StoredAccount> stored) {
    @Nullable UUID account = stored.map(found -> found.account().id().value()).orElse(null);
    events.publishEvent(AuditEvent.failure(ACTION, account));
    return new SignIn.BadCredentials();
  }
}
