package dev.footnote.limits;

import dev.footnote.kernel.ClientAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose doings are counted together.
 *
 * @param account the account, where it is known to exist
 */
public record Subject(String text, @Nullable UUID account) {

  private static final int IPV6_NETWORK_BYTES = 8;

  /** An account. */
  public static Subject account(UUID id) {
    return new Subject("account/" + id, id);
  }

  /** A client: an IPv4 address, or the /64 network of an IPv6 address, which is one customer's. */
  public static Subject client(ClientAddress address) {
    return new Subject("client/" + network(address.text()), null);
  }

  /** Anything else, such as an e-mail address that may or may not have an account. */
  public static Subject named(String text) {
    return new Subject("name/" + text, null);
  }

  private static String network(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), IPV6_NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /** Addresses are personal data and do not belong into logs. */
  @Override
  public String toString() {
    return account == null ? "Subject" : "Subject[" + account + "]";
  }
}
