package dev.footnote.accounts.verification;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.EmailVerifications;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Confirmations by links in mails. */
@Service
class MailedVerifications implements EmailVerifications {

  private static final String CONFIRM = "email.confirm";

  private final VerificationStore store;
  private final VerificationLinks links;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  MailedVerifications(
      VerificationStore store,
      VerificationLinks links,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.links = links;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void sendAgain(UserId account) {
    links.sendAgain(account);
  }

  @Override
  public Optional<Instant> usableUntil(Secret token) {
    return store.usableUntil(token, clock.instant());
  }

  @Override
  public void confirm(Secret token) {
    var account = Objects.requireNonNull(transaction.execute(status -> use(token)));
    account.ifPresentOrElse(
        known -> events.publishEvent(AuditEvent.success(CONFIRM, known.value())), this::refuse);
  }

  private Optional<UserId> use(Secret token) {
    var now = clock.instant();
    var account = store.use(token, now);
    account.ifPresent(known -> store.markVerified(known, now));
    return account;
  }

  private void refuse() {
    events.publishEvent(AuditEvent.failure(CONFIRM, null).with("reason", "unusable_token"));
    throw AppException.of(
        AccountError.INVALID_VERIFICATION_TOKEN,
        "The link is used or too old. Setting a new password by a mailed link confirms the address, too.");
  }
}
