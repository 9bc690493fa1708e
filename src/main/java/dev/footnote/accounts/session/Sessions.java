package dev.footnote.accounts.session;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Tokens;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.ClientAddress;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Starts, renews and ends sessions. */
public class Sessions {

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private final SessionStore store;
  private final TokenMint mint;
  private final SessionProperties properties;
  private final Ids ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Sessions(
      SessionStore store,
      TokenMint mint,
      SessionProperties properties,
      Ids ids,
      Clock clock,
      ApplicationEventPublisher events) {
    this.store = store;
    this.mint = mint;
    this.properties = properties;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /** Starts a session for an account whose password was right. */
  @Transactional
  public Tokens start(UserId user, Device device) {
    var now = clock.instant();
    var session = new Session(new SessionId(ids.next()), user, now.plus(properties.maxAge()));
    store.deleteExpired(user, now);
    store.insert(session, device, now);
    return tokens(session, now);
  }

  /** New tokens for a refresh token, which is used up by it; empty if it cannot be used. */
  @Transactional
  public Optional<Tokens> renew(Secret refreshToken) {
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
  @Transactional
  public void end(Secret refreshToken) {
    store
        .end(refreshToken, clock.instant())
        .ifPresent(user -> announceEnd(user, EndReason.SIGNED_OUT));
  }

  /** Ends every session of an account: the next request with any of their tokens is refused. */
  @Transactional
  public void endAll(UserId user, EndReason reason) {
    if (store.endAll(user, Optional.empty(), reason, clock.instant()) > 0) {
      announceEnd(user, reason);
    }
  }

  /** Ends every session of an account but the one that asks for it. */
  @Transactional
  public void endOthers(Caller.InSession caller, EndReason reason) {
    var own = Optional.of(new SessionId(caller.session()));
    if (store.endAll(caller.user(), own, reason, clock.instant()) > 0) {
      announceEnd(caller.user(), reason);
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
    events.publishEvent(
        AuditEvent.success("session.end", user.value()).with("reason", reason.code()));
  }
}
