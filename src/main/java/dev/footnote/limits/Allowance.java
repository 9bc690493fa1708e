package dev.footnote.limits;

import dev.footnote.kernel.AppException;
import java.time.Duration;

/**
 * Whether one more was allowed, and how many are left.
 *
 * @param until if it was refused, until the next one is allowed; else until all are allowed again
 */
public record Allowance(Limit limit, Rate rate, boolean granted, long remaining, Duration until) {

  /** This, if it was granted. */
  public Allowance orRefuse() {
    if (!granted) {
      throw refusal();
    }
    return this;
  }

  /** What to throw for one that was not granted. */
  public AppException refusal() {
    return AppException.causedBy(
            new LimitReached(this),
            LimitError.TOO_MANY_REQUESTS,
            "Too many %s: at most %d in %s are allowed. Try again in %s."
                .formatted(limit.what(), rate.quota(), words(rate.window()), words(waitSeconds())))
        .retryAfter(waitSeconds());
  }

  /** The wait in whole seconds, rounded up, so that who waits so long does not come too early. */
  public Duration waitSeconds() {
    var seconds = until.toSeconds();
    return Duration.ofSeconds(until.toNanosPart() == 0 ? seconds : seconds + 1);
  }

  private static String words(Duration time) {
    var seconds = time.toSeconds();
    if (seconds >= 3600 && seconds % 3600 == 0) {
      return counted(seconds / 3600, "hour");
    }
    return seconds >= 60 && seconds % 60 == 0
        ? counted(seconds / 60, "minute")
        : counted(seconds, "second");
  }

  private static String counted(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
