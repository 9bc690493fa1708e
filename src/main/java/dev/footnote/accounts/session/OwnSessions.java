package dev.footnote.accounts.session;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.kernel.RequestError;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;

/** What the owner of an account may do with its sessions. */
public class OwnSessions {

  private final OwnSessionStore store;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  OwnSessions(OwnSessionStore store, Clock clock, ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.events = events;
  }

  /** Those that go on, newest first. */
  public Page<OwnSession> list(UserId user, PageRequest page) {
    var before = Optional.ofNullable(page.cursor()).map(OwnSessions::id);
    var found = store.list(user, before, page.limit() + 1, clock.instant());
    return found.size() <= page.limit()
        ? new Page<>(found, null)
        : new Page<>(found.subList(0, page.limit()), found.get(page.limit() - 1).id().toString());
  }

  /** Ends one: the next request with any of its tokens is refused. */
  public void end(UserId user, UUID session) {
    if (!store.end(user, new SessionId(session), clock.instant())) {
      throw AppException.of(AccountError.SESSION_NOT_FOUND, "There is no such session.");
    }
    events.publishEvent(
        AuditEvent.success("session.end", user.value())
            .with("reason", EndReason.ENDED_BY_OWNER.code()));
  }

  private static UUID id(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw AppException.of(
          RequestError.INVALID_REQUEST, "cursor is none that this list has given out.");
    }
  }
}
