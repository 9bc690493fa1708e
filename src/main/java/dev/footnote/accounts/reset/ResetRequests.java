package dev.footnote.accounts.reset;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.limits.Limit;
import dev.footnote.limits.RateLimits;
import dev.footnote.limits.Subject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Answers requests for links, long after whoever has asked got their reply. */
@Component
class ResetRequests {

  private final ResetStore store;
  private final ResetLinks links;
  private final RateLimits limits;
  private final ApplicationEventPublisher events;

  ResetRequests(
      ResetStore store, ResetLinks links, RateLimits limits, ApplicationEventPublisher events) {
    this.store = store;
    this.links = links;
    this.limits = limits;
    this.events = events;
  }

  /** Sends a link if there is such an account and it has not got too many. */
  void answer(EmailAddress email) {
    store
        .find(email)
        .map(Recipient::account)
        .ifPresentOrElse(this::sendUnlessTooMany, () -> refuse(null, "no_account"));
  }

  private void sendUnlessTooMany(UserId account) {
    var subject = Subject.account(account.value());
    if (limits.take(Limit.PASSWORD_RESETS_PER_ACCOUNT, subject).granted()) {
      links.sendToOwner(account);
    } else {
      refuse(account.value(), Limit.PASSWORD_RESETS_PER_ACCOUNT.label());
    }
  }

  private void refuse(@Nullable UUID account, String reason) {
    events.publishEvent(AuditEvent.refused("password_reset.mail", account).with("reason", reason));
  }
}
