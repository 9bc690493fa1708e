package dev.footnote.inference.chain;

import dev.footnote.inference.Completion;
import dev.footnote.inference.Ending;
import dev.footnote.inference.InferenceError;
import dev.footnote.inference.Prompt;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One question on its way along the chain. */
final class ChainRun {

  /** Faults that a second try may not meet. */
  private static final Set<InferenceError> TRANSIENT =
      Set.of(
          InferenceError.MODEL_UNAVAILABLE,
          InferenceError.MODEL_RATE_LIMITED,
          InferenceError.MODEL_TIMEOUT);

  /** A try that took no longer may be made again without a thought of the time. */
  private static final Duration BRIEF = Duration.ofSeconds(2);

  private final Prompt prompt;
  private final Optional<HeardText> heard;
  private final ChainProperties properties;
  private final Pace pace;
  private final long deadline;
  private final Attempts attempts = new Attempts();
  private boolean stopped;

  /**
   * @param heard who hears the text as it comes; empty if the whole is given at once
   */
  ChainRun(Prompt prompt, Optional<HeardText> heard, ChainProperties properties, Pace pace) {
    this.prompt = prompt;
    this.heard = heard;
    this.properties = properties;
    this.pace = pace;
    this.deadline = pace.nanos() + properties.deadline().toNanos();
  }

  /** Whether the provider may still be called: somebody waits, and there is time. */
  boolean mayAsk(Link link) {
    return !stopped && budget(link).isPositive();
  }

  /** Calls the provider, and once more when that may help. */
  Outcome ask(Link link) {
    long start = pace.nanos();
    var outcome = attempt(link);
    return outcome instanceof Outcome.Failed failed
            && pausedForRetry(link, failed.fault(), since(start))
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
      var completion =
          link.model()
              .complete(prompt, budget(link), heard.<Consumer<String>>map(h -> h).orElse(_ -> {}));
      link.breaker().onSuccess(pace.nanos() - start, TimeUnit.NANOSECONDS);
      attempts.add(link.model(), Attempts.OK, since(start));
      return new Outcome.Answered(completion.with(attempts.made()));
    } catch (AppException fault) {
      return failed(link, fault, since(start));
    } catch (RuntimeException | Error defect) {
      link.breaker().releasePermission();
      throw defect;
    }
  }

  /** An interrupted call says nothing of its provider. */
  private Outcome failed(Link link, AppException fault, Duration took) {
    stopped = Thread.currentThread().isInterrupted();
    if (stopped) {
      link.breaker().releasePermission();
    } else {
      link.breaker().onError(took.toNanos(), TimeUnit.NANOSECONDS, fault);
    }
    attempts.add(link.model(), stopped ? "stopped" : fault.code().code(), took);
    return isHeard() ? new Outcome.Answered(brokenOff(link, fault)) : new Outcome.Failed(fault);
  }

  private Completion brokenOff(Link link, AppException fault) {
    return new Completion(
        heard.map(HeardText::text).orElse(""),
        link.model().provider(),
        link.model().model(),
        Completion.Usage.NONE,
        new Ending.BrokenOff(fault),
        attempts.made());
  }

  private AppException resting(Link link) {
    return AppException.of(
            InferenceError.MODEL_UNAVAILABLE,
            "The model of " + link.model().provider() + " failed too often. Try again later.")
        .retryAfter(properties.restingTime());
  }

  private boolean isHeard() {
    return heard.map(HeardText::text).filter(text -> !text.isEmpty()).isPresent();
  }

  private boolean pausedForRetry(Link link, AppException fault, Duration took) {
    if (stopped || !(fault.code() instanceof InferenceError code)) {
      return false;
    }
    var wait = fault.retryAfter().orElseGet(this::jitter);
    return TRANSIENT.contains(code) && isWorthIt(link, wait, took) && paused(wait);
  }

  /** A second try that takes as long as a long first one leaves a third of all time to others. */
  private boolean isWorthIt(Link link, Duration wait, Duration took) {
    var rest = budget(link).minus(wait).minus(took);
    var kept = isBrief(took) ? Duration.ZERO : properties.deadline().dividedBy(3);
    return wait.compareTo(properties.maxRetryWait()) <= 0 && rest.compareTo(kept) > 0;
  }

  private static boolean isBrief(Duration took) {
    return took.compareTo(BRIEF) <= 0;
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
      stopped = true;
      return false;
    }
  }

  private Duration budget(Link link) {
    var left = Duration.ofNanos(deadline - pace.nanos());
    return link.last() ? left : left.minus(properties.reserve());
  }

  private Duration since(long start) {
    return Duration.ofNanos(pace.nanos() - start);
  }
}
