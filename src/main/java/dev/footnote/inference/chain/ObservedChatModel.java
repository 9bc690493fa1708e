package dev.footnote.inference.chain;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Prompt;
import dev.footnote.kernel.AppException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Observes each call of a model under the names of OpenTelemetry's conventions for generative AI;
 * neither the prompt nor the answer is part of it.
 */
record ObservedChatModel(ChatModel asked, ObservationRegistry observations) implements ChatModel {

  private static final String OUTCOME = "outcome";

  @Override
  public String provider() {
    return asked.provider();
  }

  @Override
  public String model() {
    return asked.model();
  }

  @Override
  public Completion complete(Prompt prompt, Duration budget, Consumer<String> deltas) {
    var observation =
        Observation.createNotStarted("gen_ai.client.operation", observations)
            .contextualName("chat " + model())
            .lowCardinalityKeyValue("gen_ai.operation.name", "chat")
            .lowCardinalityKeyValue("gen_ai.system", provider())
            .lowCardinalityKeyValue("gen_ai.request.model", model())
            .lowCardinalityKeyValue(OUTCOME, Attempts.OK);
    return observation.observe(() -> complete(prompt, budget, deltas, observation));
  }

  private Completion complete(
      Prompt prompt, Duration budget, Consumer<String> deltas, Observation observation) {
    try {
      var completion = asked.complete(prompt, budget, deltas);
      var usage = completion.usage();
      observation.highCardinalityKeyValue(
          "gen_ai.usage.input_tokens", Integer.toString(usage.promptTokens()));
      observation.highCardinalityKeyValue(
          "gen_ai.usage.output_tokens", Integer.toString(usage.completionTokens()));
      return completion;
    } catch (AppException fault) {
      observation.lowCardinalityKeyValue(OUTCOME, fault.code().code());
      throw fault;
    }
  }
}
