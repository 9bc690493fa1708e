package dev.footnote.chat.output;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The hosts to which an answer may link. */
record AllowedHosts(List<String> names) {

  private static final String ANY_BELOW = "*.";

  /** Whether it is an address of such a host, beyond doubt. */
  boolean have(String address) {
    return host(address)
        .filter(host -> names.stream().anyMatch(name -> is(host, name)))
        .isPresent();
  }

  private static boolean is(String host, String name) {
    return name.startsWith(ANY_BELOW) ? host.endsWith(name.substring(1)) : host.equals(name);
  }

  private static Optional<String> host(String address) {
    try {
      var uri = URI.create(address);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getUserInfo() == null
          ? Optional.ofNullable(uri.getHost()).map(host -> host.toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
