package dev.footnote.accounts.apikey;

import dev.footnote.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a key looks like: {@code fn_}, eight digits to know it by, and 256 random bits, so that
 * scanners of leaked secrets can tell it.
 */
record KeyText(Secret whole, String prefix) {

  private static final String MARK = "fn_";
  private static final int NAME_BYTES = 4;
  private static final int SECRET_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  static KeyText next(SecureRandom random) {
    var prefix = MARK + HexFormat.of().formatHex(bytes(random, NAME_BYTES));
    var secret = BASE64.encodeToString(bytes(random, SECRET_BYTES));
    return new KeyText(new Secret(prefix + "_" + secret), prefix);
  }

  static boolean isOne(Secret text) {
    return text.value().startsWith(MARK);
  }

  /** What is stored and looked up instead of the key: it has 256 bits of its own, so no salt. */
  static byte[] hash(Secret text) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.value().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(SecureRandom random, int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
