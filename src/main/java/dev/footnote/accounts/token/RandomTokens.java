package dev.footnote.accounts.token;

import dev.footnote.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Makes tokens of 32 random bytes, written in base64url without padding. */
@Component
public class RandomTokens {

  private static final int BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random;

  RandomTokens(SecureRandom random) {
    this.random = random;
  }

  public Secret next() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(BASE64.encodeToString(bytes));
  }

  /** What is stored and looked up instead of the token: its SHA-256. */
  public static byte[] hash(Secret token) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(token.value().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
