package dev.footnote.accounts.session;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Knows whose access token it is. It asks the database each time: one look-up by key costs less
 * than a wrong answer, and so a logout takes hold at once on every replica.
 */
public class AccessTokenCheck {

  private final JwtDecoder decoder;
  private final SessionStore store;
  private final Clock clock;

  AccessTokenCheck(JwtDecoder decoder, SessionStore store, Clock clock) {
    this.decoder = decoder;
    this.store = store;
    this.clock = clock;
  }

  /** Who asks, if the token is good, its session goes on and its account may be used. */
  public Optional<Caller.InSession> identify(Secret token) {
    return decoded(token).flatMap(this::inSession);
  }

  private Optional<Jwt> decoded(Secret token) {
    try {
      return Optional.of(decoder.decode(token.value()));
    } catch (JwtException e) {
      return Optional.empty();
    }
  }

  private Optional<Caller.InSession> inSession(Jwt token) {
    var session = uuid(token.getClaimAsString(AccessTokens.SESSION)).map(SessionId::new);
    var user = uuid(token.getSubject()).map(UserId::new);
    return session.isEmpty() || user.isEmpty()
        ? Optional.empty()
        : store.use(session.get(), user.get(), clock.instant());
  }

  private static Optional<UUID> uuid(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
