package dev.footnote.chat.answering;

import static dev.footnote.chat.AnswerDegradation.EXTRACTIVE_ANSWER;
import static dev.footnote.chat.AnswerDegradation.LEXICAL_UNAVAILABLE;
import static dev.footnote.chat.AnswerDegradation.MODEL_FALLBACK;
import static dev.footnote.chat.AnswerDegradation.SEMANTIC_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.inference.Attempt;
import dev.footnote.inference.Completion;
import dev.footnote.search.Degradation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DegradationsTest {

  @Test
  void the_configured_provider_answering_is_nothing_to_report() {
    assertThat(Degradations.of(Set.of(), by("openai", ok("openai")))).isEmpty();
  }

  @Test
  void a_retry_of_the_same_provider_is_no_fallback() {
    assertThat(Degradations.of(Set.of(), by("openai", failed("openai"), ok("openai")))).isEmpty();
  }

  @Test
  void another_provider_answering_is_a_fallback() {
    assertThat(Degradations.of(Set.of(), by("ollama", failed("openai"), ok("ollama"))))
        .containsExactly(MODEL_FALLBACK);
  }

  @Test
  void an_extractive_answer_is_always_labelled() {
    assertThat(Degradations.of(Set.of(), by("extractive", ok("extractive"))))
        .containsExactly(EXTRACTIVE_ANSWER);
    assertThat(Degradations.of(Set.of(), by("extractive", failed("openai"), ok("extractive"))))
        .containsExactlyInAnyOrder(MODEL_FALLBACK, EXTRACTIVE_ANSWER);
  }

  @Test
  void halves_of_the_search_that_were_away_are_passed_on() {
    var both = Set.of(Degradation.SEMANTIC_UNAVAILABLE, Degradation.LEXICAL_UNAVAILABLE);
    assertThat(Degradations.of(both))
        .containsExactlyInAnyOrder(SEMANTIC_UNAVAILABLE, LEXICAL_UNAVAILABLE);
  }

  private static Completion by(String provider, Attempt... attempts) {
    return new Completion("", provider, "m", new Completion.Usage(0, 0), List.of(attempts));
  }

  private static Attempt ok(String provider) {
    return new Attempt(provider, "m", "ok", 1);
  }

  private static Attempt failed(String provider) {
    return new Attempt(provider, "m", "model_timeout", 1);
  }
}
