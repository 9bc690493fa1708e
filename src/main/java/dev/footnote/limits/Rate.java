package dev.footnote.limits;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** So many in so much time, written {@code 10/15m}; the time in s, m, h or d. */
public record Rate(int quota, Duration window) {

  public static final String FORM = "[1-9]\\d{0,6}/[1-9]\\d{0,3}[smhd]";

  private static final Pattern PATTERN = Pattern.compile("(\\d+)/(\\d+)([smhd])");

  public static Rate parse(String text) {
    var match = PATTERN.matcher(text.toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      throw new IllegalArgumentException("a rate is written like 10/15m");
    }
    return new Rate(
        Integer.parseInt(match.group(1)), window(Long.parseLong(match.group(2)), match.group(3)));
  }

  private static Duration window(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  @Override
  public String toString() {
    return quota + "/" + window.toSeconds() + "s";
  }
}
