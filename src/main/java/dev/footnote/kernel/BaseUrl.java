package dev.footnote.kernel;

import java.net.URI;

/**
 * Where people reach the service: scheme, host and port. It is configured and never taken from a
 * request, since whoever sends a request chooses its Host header.
 */
public record BaseUrl(String origin) {

  /** The address of a page; the path begins with a slash. */
  public URI page(String path) {
    return URI.create(origin + path);
  }

  /** Whether browsers reach it by https. */
  public boolean isEncrypted() {
    return origin.startsWith("https:");
  }
}
