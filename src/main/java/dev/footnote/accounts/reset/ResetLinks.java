package dev.footnote.accounts.reset;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.change.Changes;
import dev.footnote.accounts.letters.AccountLetters;
import dev.footnote.accounts.token.RandomTokens;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Sends links by which passwords are set; each new one makes those before it unusable. */
@Component
public class ResetLinks {

  private static final Duration KEPT = Duration.ofDays(1);

  private final ResetStore store;
  private final RandomTokens tokens;
  private final AccountLetters letters;
  private final ResetProperties properties;
  private final Changes changes;
  private final Clock clock;

  ResetLinks(
      ResetStore store,
      RandomTokens tokens,
      AccountLetters letters,
      ResetProperties properties,
      Changes changes,
      Clock clock) {
    this.store = store;
    this.tokens = tokens;
    this.letters = letters;
    this.properties = properties;
    this.changes = changes;
    this.clock = clock;
  }

  /** Because its owner has asked. */
  public void sendToOwner(UserId account) {
    changes.make(
        () -> store.hold(account).ifPresent(recipient -> send(recipient, RequestedBy.OWNER)));
  }

  /** Because an administrator wants it. */
  public void sendForAdministrator(UserId account, UserId administrator) {
    changes.make(
        AuditEvent.success("admin.password_reset", account.value())
            .with("administrator", administrator.toString()),
        () -> send(held(account), RequestedBy.ADMINISTRATOR));
  }

  /** For the administrator that was made a moment ago, in the transaction of the caller. */
  public void sendToNewAdministrator(UserId account) {
    changes.make(() -> send(held(account), RequestedBy.START));
  }

  private Recipient held(UserId account) {
    return store.hold(account).orElseThrow(ResetLinks::noAccount);
  }

  private void send(Recipient recipient, RequestedBy by) {
    var now = clock.instant();
    store.forgetBefore(recipient.account(), now.minus(KEPT));
    store.supersede(recipient.account(), now);
    write(recipient, by, now);
    changes.announce(
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
