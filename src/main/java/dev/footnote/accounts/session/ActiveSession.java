package dev.footnote.accounts.session;

import dev.footnote.accounts.UserId;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses access tokens of sessions that ended. It asks the database each time: one look-up by key
 * costs less than a wrong answer, and so a logout takes hold at once on every replica.
 */
final class ActiveSession implements OAuth2TokenValidator<Jwt> {

  private static final OAuth2Error ENDED =
      new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The session has ended", null);

  private final SessionStore store;
  private final Clock clock;

  ActiveSession(SessionStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    var session = uuid(token.getClaimAsString(AccessTokens.SESSION));
    var user = uuid(token.getSubject());
    return session != null && user != null && isActive(session, user)
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(ENDED);
  }

  private boolean isActive(UUID session, UUID user) {
    return store.isActive(new SessionId(session), new UserId(user), clock.instant());
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
