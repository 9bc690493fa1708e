package dev.footnote.inference.chain;

import dev.footnote.inference.Completion;
import dev.footnote.inference.InferenceError;
import dev.footnote.inference.Prompt;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One question on its way along the chain. */
final class ChainRun {

  /** Faults that a second try may not meet; who did not answer in time is not waited for again. */
  private static final Set<InferenceError> WORTH_A_RETRY =
      Set.of(InferenceError.MODEL_UNAVAILABLE, InferenceError.MODEL_RATE_LIMITED);

  private final Prompt prompt;
  private final Consumer<String> deltas;
  private final ChainProperties properties;
  private final Pace pace;
  private final long deadline;
  private final Attempts attempts = new Attempts();
  private boolean heard;

  ChainRun(Prompt prompt, Consumer<String> deltas, ChainProperties properties, Pace pace) {
    this.prompt = prompt;
    this.deltas = deltas;
    this.properties = properties;
    this.pace = pace;
    this.deadline = pace.nanos() + properties.deadline().toNanos();
  }

  Attempts attempts() {
    return attempts;
  }

  /** Whether the asker has text already, so that no other model may begin anew. */
  boolean heard() {
    return heard;
  }

  boolean timeIsUp() {
    return !left().isPositive();
  }

  /** Calls the provider, and once more when that may help. */
  Outcome ask(Link link) {
    var outcome = attempt(link);
    return outcome instanceof Outcome.Failed failed && pausedForRetry(failed.fault())
        ? attempt(link)
        : outcome;
  }

  private Outcome attempt(Link link) {
    if (!link.breaker().tryAcquirePermission()) {
      attempts.add(link.model(), "resting", Duration.ZERO);
      return new Outcome.Failed(resting(link));
    }
    long start = pace.nanos();
    try {
      var completion = link.model().complete(prompt, left(), this::hear);
      link.breaker().onSuccess(pace.nanos() - start, TimeUnit.NANOSECONDS);
      attempts.add(link.model(), Attempts.OK, since(start));
      return new Outcome.Answered(withAttempts(completion));
    } catch (AppException fault) {
      link.breaker().onError(pace.nanos() - start, TimeUnit.NANOSECONDS, fault);
      attempts.add(link.model(), fault.code().code(), since(start));
      return new Outcome.Failed(fault);
    } catch (RuntimeException | Error defect) {
      link.breaker().releasePermission();
      throw defect;
    }
  }

  private AppException resting(Link link) {
    return AppException.of(
            InferenceError.MODEL_UNAVAILABLE,
            "The model of " + link.model().provider() + " failed too often. Try again later.")
        .retryAfter(properties.restingTime());
  }

  private void hear(String delta) {
    heard |= !delta.isEmpty();
    deltas.accept(delta);
  }

  private boolean pausedForRetry(AppException fault) {
    if (heard || !(fault.code() instanceof InferenceError code) || !WORTH_A_RETRY.contains(code)) {
      return false;
    }
    var wait = fault.retryAfter().orElseGet(this::jitter);
    return isWorthIt(wait) && paused(wait);
  }

  private boolean isWorthIt(Duration wait) {
    return wait.compareTo(properties.maxRetryWait()) <= 0 && wait.compareTo(left()) < 0;
  }

  /** From half to one and a half of the configured delay. */
  private Duration jitter() {
    return Duration.ofNanos((long) (properties.retryDelay().toNanos() * (0.5 + pace.chance())));
  }

  private boolean paused(Duration wait) {
    try {
      pace.pause(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Completion withAttempts(Completion completion) {
    return new Completion(
        completion.text(),
        completion.provider(),
        completion.model(),
        completion.usage(),
        attempts.made());
  }

  private Duration left() {
    return Duration.ofNanos(deadline - pace.nanos());
  }

  private Duration since(long start) {
    return Duration.ofNanos(pace.nanos() - start);
  }
}
