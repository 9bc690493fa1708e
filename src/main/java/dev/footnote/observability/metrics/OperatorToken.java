package dev.footnote.observability.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The configured token of programs that watch the service. */
public final class OperatorToken {

  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  OperatorToken(MetricsProperties properties) {
    this.token = properties.token().value().strip().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether there is one at all. */
  public boolean isSet() {
    return token.length > 0;
  }

  /** Whether the header brings it; takes as long for a wrong one as for the right one. */
  public boolean isIn(@Nullable String authorization) {
    return isSet()
        && authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            token,
            authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
  }
}
