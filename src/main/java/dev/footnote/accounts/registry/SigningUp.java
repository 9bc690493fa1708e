package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Registration;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.password.PasswordHashing;
import dev.footnote.accounts.password.PasswordPolicy;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens accounts. */
@Component
class SigningUp {

  private final NewAccounts accounts;
  private final PasswordPolicy policy;
  private final PasswordHashing passwords;
  private final ApplicationEventPublisher events;
  private final Ids ids;
  private final Clock clock;

  SigningUp(
      NewAccounts accounts,
      PasswordPolicy policy,
      PasswordHashing passwords,
      ApplicationEventPublisher events,
      Ids ids,
      Clock clock) {
    this.accounts = accounts;
    this.policy = policy;
    this.passwords = passwords;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  Account register(Registration registration) {
    policy.check(registration.password(), registration.email());
    var hash = passwords.hash(registration.password()).orElseThrow(PasswordHashing::busy);
    var account = account(registration);
    if (!accounts.insert(account, hash)) {
      throw AppException.of(
          AccountError.EMAIL_TAKEN,
          "An account with this e-mail address exists. Sign in, or use another address.");
    }
    events.publishEvent(AuditEvent.success("account.register", account.id().value()));
    return account;
  }

  /** With microseconds, as PostgreSQL stores them: the reply and every later read agree. */
  private Account account(Registration registration) {
    return new Account(
        new UserId(ids.next()),
        registration.email().value(),
        registration.name(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
