package dev.footnote.accounts.session;

import dev.footnote.accounts.Tokens;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/** Starts, renews and ends sessions. */
public class Sessions {

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private final SessionStore store;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final SessionProperties properties;
  private final Ids ids;
  private final Clock clock;

  Sessions(
      SessionStore store,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      SessionProperties properties,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.properties = properties;
    this.ids = ids;
    this.clock = clock;
  }

  /** Starts a session for an account whose password was right. */
  @Transactional
  public Tokens start(UserId user) {
    var now = clock.instant();
    var session = new Session(new SessionId(ids.next()), user, now.plus(properties.maxAge()));
    store.deleteExpired(user, now);
    store.insert(session, now);
    return tokens(session, now);
  }

  /** New tokens for a refresh token, which is used up by it; empty if it cannot be used. */
  @Transactional
  public Optional<Tokens> renew(Secret refreshToken) {
    var now = clock.instant();
    var session = store.use(refreshToken, now);
    if (session.isEmpty()) {
      store.endIfReused(refreshToken, now).ifPresent(Sessions::logReuse);
    }
    return session.map(renewed -> tokens(renewed, now));
  }

  /** Ends the session that a refresh token belongs to, whether or not the token is used up. */
  @Transactional
  public void end(Secret refreshToken) {
    store.end(refreshToken, clock.instant());
  }

  private Tokens tokens(Session session, Instant now) {
    var refreshToken = refreshTokens.next();
    store.insertRefreshToken(refreshToken, session.id(), now, refreshTokenExpiry(session, now));
    return new Tokens(accessTokens.issue(session, now), properties.accessTokenTtl(), refreshToken);
  }

  private Instant refreshTokenExpiry(Session session, Instant now) {
    var expiry = now.plus(properties.refreshTokenTtl());
    return expiry.isBefore(session.expiresAt()) ? expiry : session.expiresAt();
  }

  private static void logReuse(SessionId session) {
    log.atWarn()
        .addKeyValue("session_id", session)
        .log("session ended because a refresh token was used twice");
  }
}
