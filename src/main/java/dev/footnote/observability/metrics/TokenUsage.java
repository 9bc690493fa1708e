package dev.footnote.observability.metrics;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

/** Counts the tokens that calls of models used. */
final class TokenUsage implements ObservationHandler<Observation.Context> {

  private final MeterRegistry meters;

  TokenUsage(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return "gen_ai.client.operation".equals(context.getName());
  }

  @Override
  public void onStop(Observation.Context context) {
    count(context, "input", context.getHighCardinalityKeyValue("gen_ai.usage.input_tokens"));
    count(context, "output", context.getHighCardinalityKeyValue("gen_ai.usage.output_tokens"));
  }

  private void count(Observation.Context context, String type, @Nullable KeyValue tokens) {
    if (tokens != null) {
      meters
          .counter(
              "gen_ai.client.token.usage",
              "gen_ai.system",
              value(context.getLowCardinalityKeyValue("gen_ai.system")),
              "gen_ai.request.model",
              value(context.getLowCardinalityKeyValue("gen_ai.request.model")),
              "gen_ai.token.type",
              type)
          .increment(Double.parseDouble(tokens.getValue()));
    }
  }

  private static String value(@Nullable KeyValue pair) {
    return pair == null ? "" : pair.getValue();
  }
}
