package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes a call again whose fault may pass, within the time that there is. */
final class Tries {

  private static final Duration FIRST_WAIT = Duration.ofMillis(300);
  private static final Set<InferenceError> TRANSIENT =
      Set.of(
          InferenceError.MODEL_UNAVAILABLE,
          InferenceError.MODEL_RATE_LIMITED,
          InferenceError.MODEL_TIMEOUT);

  private final int most;
  private final RandomGenerator random;

  Tries(int most, RandomGenerator random) {
    this.most = most;
    this.random = random;
  }

  /** The call gets the time that is left. */
  <T> T within(Duration time, Function<Duration, T> call) {
    long end = System.nanoTime() + time.toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        return call.apply(Duration.ofNanos(end - System.nanoTime()));
      } catch (AppException fault) {
        var wait = wait(fault, attempt);
        boolean late = System.nanoTime() + wait.toNanos() >= end;
        if (attempt >= most || late || !isTransient(fault) || !paused(wait)) {
          throw OpenAiEmbeddingErrors.of(fault);
        }
      }
    }
  }

  private static boolean isTransient(AppException fault) {
    return fault.code() instanceof InferenceError code && TRANSIENT.contains(code);
  }

  /** As the service asks, else twice as long each time, give or take a half. */
  private Duration wait(AppException fault, int attempt) {
    return fault
        .retryAfter()
        .orElseGet(
            () ->
                Duration.ofNanos(
                    (long)
                        (FIRST_WAIT.toNanos()
                            * (1L << (attempt - 1))
                            * (0.5 + random.nextDouble()))));
  }

  private static boolean paused(Duration wait) {
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
