package dev.footnote.observability.client;

import dev.footnote.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says whether two requests came from the same address without saying from which: HMAC-SHA-256 with
 * a secret of this installation, since all addresses of IPv4 are soon tried.
 */
public final class ClientHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEPT_BYTES = 16;

  private final SecretKeySpec key;

  ClientHash(Secret salt) {
    this.key = new SecretKeySpec(HexFormat.of().parseHex(salt.value()), ALGORITHM);
  }

  /** 32 hexadecimal digits. */
  public String of(String address) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, KEPT_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
