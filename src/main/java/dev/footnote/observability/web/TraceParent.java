package dev.footnote.observability.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of W3C Trace Context, level 1, 3.2. */
final class TraceParent {

  static final String HEADER = "traceparent";

  /** Later versions may be longer; version ff and ids of zeros are not valid. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private TraceParent() {}

  static Optional<String> traceId(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    var match = FORM.matcher(header.strip());
    return match.matches() && isOfItsVersion(header, match.group(2))
        ? Optional.of(match.group(1))
        : Optional.empty();
  }

  private static boolean isOfItsVersion(String header, @Nullable String rest) {
    return rest == null || !header.strip().startsWith("00");
  }
}
