package dev.footnote.accounts.session;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Tokens;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.change.Changes;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.ClientAddress;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, renews and ends sessions. */
public class Sessions {

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private final SessionStore store;
  private final TokenMint mint;
  private final SessionProperties properties;
  private final Ids ids;
  private final Clock clock;
  private final Changes changes;

  Sessions(
      SessionStore store,
      TokenMint mint,
      SessionProperties properties,
      Ids ids,
      Clock clock,
      Changes changes) {
    this.store = store;
    this.mint = mint;
    this.properties = properties;
    this.ids = ids;
    this.clock = clock;
    this.changes = changes;
  }

  /** Starts a session for an account whose password was right. */
  public Tokens start(UserId user, Device device) {
    return changes.result(() -> started(user, device));
  }

  private Tokens started(UserId user, Device device) {
    var now = clock.instant();
    var session = new Session(new SessionId(ids.next()), user, now.plus(properties.maxAge()));
    store.deleteExpired(user, now);
    store.insert(session, device, now);
    return tokens(session, now);
  }

  /** New tokens for a refresh token, which is used up by it; empty if it cannot be used. */
  public Optional<Tokens> renew(Secret refreshToken) {
    return changes.result(() -> exchanged(refreshToken));
  }

  private Optional<Tokens> exchanged(Secret refreshToken) {
    var now = clock.instant();
    var session = store.use(refreshToken, now);
    if (session.isEmpty()) {
      store.endIfReused(refreshToken, now).ifPresent(this::announceReuse);
      return Optional.empty();
    }
    return session.map(renewed -> renewed(renewed, now));
  }

  private Tokens renewed(Session session, Instant now) {
    store.touch(session.id(), now);
    return tokens(session, now);
  }

  /** Ends the session that a refresh token belongs to, whether or not the token is used up. */
  public void end(Secret refreshToken) {
    changes.make(
        () ->
            store
                .end(refreshToken, clock.instant())
                .ifPresent(user -> announceEnd(user, EndReason.SIGNED_OUT)));
  }

  /** Ends every session of an account: the next request with any of their tokens is refused. */
  public void endAll(UserId user, EndReason reason) {
    changes.make(() -> endAllBut(Optional.empty(), user, reason));
  }

  /** Ends every session of an account but the one that asks for it. */
  public void endOthers(Caller.InSession caller, EndReason reason) {
    var own = Optional.of(new SessionId(caller.session()));
    changes.make(() -> endAllBut(own, caller.user(), reason));
  }

  private void endAllBut(Optional<SessionId> kept, UserId user, EndReason reason) {
    if (store.endAll(user, kept, reason, clock.instant()) > 0) {
      announceEnd(user, reason);
    }
  }

  /** Whether somebody has lately signed in to the account of that address from there. */
  public boolean haveBeenStartedFrom(ClientAddress address, EmailAddress email) {
    return store.haveBeenStartedFrom(address, email);
  }

  private Tokens tokens(Session session, Instant now) {
    var refreshToken = mint.refreshToken();
    store.insertRefreshToken(refreshToken, session.id(), now, refreshTokenExpiry(session, now));
    return new Tokens(mint.accessToken(session, now), properties.accessTokenTtl(), refreshToken);
  }

  private Instant refreshTokenExpiry(Session session, Instant now) {
    var expiry = now.plus(properties.refreshTokenTtl());
    return expiry.isBefore(session.expiresAt()) ? expiry : session.expiresAt();
  }

  private void announceReuse(Session session) {
    log.atWarn()
        .addKeyValue("session_id", session.id())
        .log("session ended because a refresh token was used twice");
    announceEnd(session.user(), EndReason.REFRESH_TOKEN_REUSED);
  }

  private void announceEnd(UserId user, EndReason reason) {
    changes.announce(AuditEvent.success("session.end", user.value()).with("reason", reason.code()));
  }
}
