package dev.footnote.accounts;

import dev.footnote.kernel.ClientAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in.
 *
 * @param name what the program calls itself, shortened; for the owner to recognise it by
 */
public record Device(ClientAddress address, Optional<String> name) {

  private static final int MAX_LENGTH = 120;

  /** With the User-Agent that the client sent, if it did. */
  public static Device of(ClientAddress address, @Nullable String userAgent) {
    return new Device(address, Optional.ofNullable(userAgent).flatMap(Device::shortened));
  }

  private static Optional<String> shortened(String userAgent) {
    var clean = userAgent.replaceAll("[^\\x20-\\x7e]", "").strip();
    return Optional.of(clean.substring(0, Math.min(MAX_LENGTH, clean.length())))
        .filter(name -> !name.isEmpty());
  }
}
