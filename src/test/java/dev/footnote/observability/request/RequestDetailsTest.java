package dev.footnote.observability.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestDetailsTest {

  private final ObservationRegistry observations = ObservationRegistry.create();
  private final Counter fallbacks = new SimpleMeterRegistry().counter("fallbacks");
  private final RequestRecord record = new RequestRecord("192.0.2.1", null);

  @BeforeEach
  void hear() {
    var prices = Prices.of(List.of("large=2.50/10", " ", "small = 0.40/1.60"));
    observations.observationConfig().observationHandler(new RequestDetails(prices, fallbacks));
    CurrentRequest.set(record);
  }

  @AfterEach
  void clear() {
    CurrentRequest.clear();
  }

  @Test
  void stages_of_a_search_and_what_it_found_are_noted() {
    observed("footnote.search.stage").lowCardinalityKeyValue("stage", "lexical").observe(() -> {});
    observed("footnote.search.stage").lowCardinalityKeyValue("stage", "lexical").observe(() -> {});
    observed("footnote.search").highCardinalityKeyValue("passages", "5").observe(() -> {});
    assertThat(record.stages()).containsOnlyKeys("lexical");
    assertThat(record.stages().get("lexical")).isPositive();
    assertThat(record.passages()).isEqualTo(5);
  }

  @Test
  void calls_of_models_add_up_and_the_last_one_is_named() {
    call("openai", "large", "model_timeout", 0, 0);
    call("anthropic", "small", "ok", 1_000_000, 500_000);
    var model = record.model().orElseThrow();
    assertThat(model.provider()).isEqualTo("anthropic");
    assertThat(model.model()).isEqualTo("small");
    assertThat(model.attempts()).isEqualTo(2);
    assertThat(model.promptTokens()).isEqualTo(1_000_000);
    assertThat(model.completionTokens()).isEqualTo(500_000);
    assertThat(model.cost()).isEqualByComparingTo(new BigDecimal("1.20"));
    assertThat(fallbacks.count()).isEqualTo(1);
  }

  @Test
  void a_second_try_of_the_same_provider_is_no_fallback() {
    call("openai", "large", "model_timeout", 0, 0);
    call("openai", "large", "ok", 10, 10);
    assertThat(fallbacks.count()).isZero();
  }

  @Test
  void a_model_without_a_price_has_no_cost() {
    call("extractive", "extractive", "ok", 100, 100);
    assertThat(record.model().orElseThrow().cost()).isNull();
  }

  @Test
  void what_is_observed_outside_of_requests_is_passed_over() {
    CurrentRequest.clear();
    call("openai", "large", "ok", 1, 1);
    assertThat(record.model()).isEmpty();
  }

  @Test
  void other_observations_are_not_heard() {
    var context = new Observation.Context();
    context.setName("http.server.requests");
    assertThat(new RequestDetails(Prices.of(List.of()), fallbacks).supportsContext(context))
        .isFalse();
  }

  @Test
  void a_price_that_cannot_be_read_is_named() {
    assertThatThrownBy(() -> Prices.of(List.of("large")))
        .hasMessageContaining("large")
        .hasMessageContaining("model=input/output");
  }

  private void call(String provider, String model, String outcome, int prompt, int completion) {
    observed("gen_ai.client.operation")
        .lowCardinalityKeyValue("gen_ai.system", provider)
        .lowCardinalityKeyValue("gen_ai.request.model", model)
        .lowCardinalityKeyValue("outcome", outcome)
        .highCardinalityKeyValue("gen_ai.usage.input_tokens", Integer.toString(prompt))
        .highCardinalityKeyValue("gen_ai.usage.output_tokens", Integer.toString(completion))
        .observe(() -> {});
  }

  private Observation observed(String name) {
    return Observation.createNotStarted(name, observations);
  }
}
