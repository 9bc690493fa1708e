package dev.footnote.accounts.session;

import dev.footnote.kernel.Secret;
import java.time.Instant;

/** Makes both tokens of a session. */
record TokenMint(AccessTokens accessTokens, RefreshTokens refreshTokens) {

  Secret accessToken(Session session, Instant now) {
    return accessTokens.issue(session, now);
  }

  Secret refreshToken() {
    return refreshTokens.next();
  }
}
