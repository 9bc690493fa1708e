package dev.footnote.observability.request;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes known of a request while it is worked on, on whatever thread: where it comes from,
 * how long the stages of a search took, which model answered.
 */
public final class RequestRecord {

  private final String client;
  private final @Nullable String traceId;
  private final Map<String, Double> stages = new ConcurrentHashMap<>();
  private volatile @Nullable Integer passages;
  private @Nullable ModelUse model;

  /**
   * @param client the address; only its hash is kept
   * @param traceId of W3C Trace Context
   */
  public RequestRecord(String client, @Nullable String traceId) {
    this.client = client;
    this.traceId = traceId;
  }

  public String client() {
    return client;
  }

  public Optional<String> traceId() {
    return Optional.ofNullable(traceId);
  }

  /** Adds up, since a stage may run more than once. */
  void stage(String name, double milliseconds) {
    stages.merge(name, milliseconds, Double::sum);
  }

  void passages(int found) {
    passages = found;
  }

  /**
   * One call of a model; the last one names provider and model.
   *
   * @return whether another provider had been asked before
   */
  synchronized boolean called(ModelUse call) {
    var before = model;
    model = before == null ? call : before.and(call);
    return before != null && !before.provider().equals(call.provider());
  }

  Map<String, Double> stages() {
    return Map.copyOf(stages);
  }

  @Nullable Integer passages() {
    return passages;
  }

  synchronized Optional<ModelUse> model() {
    return Optional.ofNullable(model);
  }

  /**
   * Calls of models for one request.
   *
   * @param cost in the currency of the configured prices; null where no price is known
   */
  record ModelUse(
      String provider,
      String model,
      int attempts,
      int promptTokens,
      int completionTokens,
      @Nullable BigDecimal cost) {

    ModelUse and(ModelUse later) {
      return new ModelUse(
          later.provider,
          later.model,
          attempts + later.attempts,
          promptTokens + later.promptTokens,
          completionTokens + later.completionTokens,
          sum(cost, later.cost));
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.add(other);
    }
  }
}
