package dev.footnote.inference.chain;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * A provider and the breaker that lets it rest after too many faults.
 *
 * @param last whether none comes after it
 */
record Link(ChatModel model, CircuitBreaker breaker, boolean last) {

  private static final int WINDOW = 20;

  /** Faults that the next question may not meet again; a refused request says nothing of those. */
  private static final Set<InferenceError> FAULTS_OF_THE_PROVIDER =
      Set.of(
          InferenceError.MODEL_TIMEOUT,
          InferenceError.MODEL_UNAVAILABLE,
          InferenceError.MODEL_RATE_LIMITED,
          InferenceError.MODEL_MALFORMED);

  /** All of them, in their order. */
  static List<Link> of(List<ChatModel> models, ChainProperties properties, Clock clock) {
    return models.stream()
        .map(model -> of(model, properties, clock, model == models.getLast()))
        .toList();
  }

  private static Link of(ChatModel model, ChainProperties properties, Clock clock, boolean last) {
    var config =
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(WINDOW)
            .minimumNumberOfCalls(properties.faultsToRest())
            .failureRateThreshold(50)
            .waitDurationInOpenState(properties.restingTime())
            .permittedNumberOfCallsInHalfOpenState(1)
            .recordException(Link::isFaultOfTheProvider)
            .clock(clock)
            .build();
    return new Link(model, CircuitBreaker.of(model.provider(), config), last);
  }

  private static boolean isFaultOfTheProvider(Throwable fault) {
    return fault instanceof AppException known && FAULTS_OF_THE_PROVIDER.contains(known.code());
  }
}
