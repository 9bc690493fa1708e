package dev.footnote.accounts.session;

import dev.footnote.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes refresh tokens: 256 random bits behind a prefix that scanners of leaked secrets know. */
final class RefreshTokens {

  private static final String PREFIX = "fnr_";
  private static final int BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random;

  RefreshTokens(SecureRandom random) {
    this.random = random;
  }

  Secret next() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(PREFIX + BASE64.encodeToString(bytes));
  }

  /** What is stored and looked up instead of the token. */
  static byte[] hash(Secret token) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(token.value().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
