package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Registration;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.change.Changes;
import dev.footnote.accounts.password.NewPasswords;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Opens accounts. */
@Component
class SigningUp {

  private final NewAccounts accounts;
  private final NewPasswords passwords;
  private final Admission admission;
  private final Changes changes;
  private final Ids ids;
  private final Clock clock;

  SigningUp(
      NewAccounts accounts,
      NewPasswords passwords,
      Admission admission,
      Changes changes,
      Ids ids,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.admission = admission;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  Account register(Registration registration) {
    admission.check(registration);
    var hash = passwords.hash(registration.password(), registration.email());
    var account = account(registration);
    changes.make(
        AuditEvent.success("account.register", account.id().value()),
        () -> open(account, hash, registration));
    return account;
  }

  private void open(Account account, String hash, Registration registration) {
    var verifiedAt = admission.admit(registration);
    if (!accounts.insert(account, hash, verifiedAt)) {
      throw AppException.of(
          AccountError.EMAIL_TAKEN,
          "An account with this e-mail address exists. Sign in, or use another address.");
    }
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
