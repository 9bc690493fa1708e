package dev.footnote.accounts.reset;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.letters.AccountLetters;
import dev.footnote.accounts.token.RandomTokens;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends links by which passwords are set; each new one makes those before it unusable. */
@Component
public class ResetLinks {

  private static final Duration KEPT = Duration.ofDays(1);

  private final ResetStore store;
  private final RandomTokens tokens;
  private final AccountLetters letters;
  private final ResetProperties properties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ResetLinks(
      ResetStore store,
      RandomTokens tokens,
      AccountLetters letters,
      ResetProperties properties,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.tokens = tokens;
    this.letters = letters;
    this.properties = properties;
    this.events = events;
    this.clock = clock;
  }

  /** Because its owner has asked. */
  @Transactional
  public void sendToOwner(UserId account) {
    store.hold(account).ifPresent(recipient -> send(recipient, RequestedBy.OWNER));
  }

  /** Because an administrator wants it. */
  @Transactional
  public void sendForAdministrator(UserId account, UserId administrator) {
    var recipient = store.hold(account).orElseThrow(ResetLinks::noAccount);
    send(recipient, RequestedBy.ADMINISTRATOR);
    events.publishEvent(
        AuditEvent.success("admin.password_reset", account.value())
            .with("administrator", administrator.toString()));
  }

  /** For the administrator that was made a moment ago, in the transaction of the caller. */
  @Transactional
  public void sendToNewAdministrator(UserId account) {
    send(store.hold(account).orElseThrow(ResetLinks::noAccount), RequestedBy.START);
  }

  private void send(Recipient recipient, RequestedBy by) {
    var now = clock.instant();
    store.forgetBefore(recipient.account(), now.minus(KEPT));
    store.supersede(recipient.account(), now);
    write(recipient, by, now);
    events.publishEvent(
        AuditEvent.success("password_reset.mail", recipient.account().value())
            .with("requested_by", by.stored()));
  }

  private void write(Recipient recipient, RequestedBy by, Instant now) {
    var token = tokens.next();
    var usableUntil = now.plus(properties.tokenTtl());
    store.insert(token, recipient.account(), by, now, usableUntil);
    switch (by) {
      case OWNER, ADMINISTRATOR -> letters.passwordReset(recipient.email(), token, usableUntil);
      case START -> letters.setPassword(recipient.email(), token, usableUntil);
    }
  }

  private static AppException noAccount() {
    return AppException.of(AccountError.ACCOUNT_NOT_FOUND, "There is no such account.");
  }
}
