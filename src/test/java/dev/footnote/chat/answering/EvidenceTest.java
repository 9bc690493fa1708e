package dev.footnote.chat.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.TestPassages;
import dev.footnote.search.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private final Evidence evidence = new Evidence(new EvidenceProperties(0.7, 0.75));

  @Test
  void a_passage_that_means_nearly_the_same_suffices() {
    assertThat(evidence.suffices("How high is it?", List.of(passage(0.71)))).isTrue();
  }

  @Test
  void a_passage_with_most_of_the_words_suffices() {
    assertThat(evidence.suffices("When was the Eiffel Tower finished?", List.of(passage(0.2))))
        .isTrue();
  }

  @Test
  void the_best_of_what_is_far_away_does_not_suffice() {
    assertThat(evidence.suffices("What do penguins eat?", List.of(passage(0.69)))).isFalse();
  }

  @Test
  void nothing_found_does_not_suffice() {
    assertThat(evidence.suffices("What do penguins eat?", List.of())).isFalse();
  }

  private static Passage passage(double similarity) {
    var text = "The Eiffel Tower was finished in 1889.";
    return TestPassages.cut(text, 0, text.length(), similarity);
  }
}
