package dev.footnote.kernel;

/**
 * Where a request comes from: the peer's address, or what a configured trusted proxy says of it.
 *
 * @param text an IPv4 or IPv6 address as text; personal data, so logs and tables hold its hash only
 */
public record ClientAddress(String text) {

  @Override
  public String toString() {
    return "client";
  }
}
