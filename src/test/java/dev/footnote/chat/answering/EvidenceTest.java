package dev.footnote.chat.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.TestPassages;
import dev.footnote.search.Passage;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final String TEXT = "The Eiffel Tower was finished in 1889.";

  private final Evidence evidence = new Evidence(new EvidenceProperties(0.8, 0.3, 0.6));

  @Test
  void a_passage_that_means_nearly_the_same_suffices() {
    assertThat(evidence.suffices("Is this large?", List.of(passage(0.81)))).isTrue();
  }

  @Test
  void words_in_common_make_up_for_some_distance() {
    assertThat(evidence.suffices("Eiffel Tower finished", List.of(passage(0.51)))).isTrue();
    assertThat(evidence.suffices("Eiffel Tower finished", List.of(passage(0.49)))).isFalse();
  }

  @Test
  void the_best_of_what_is_far_away_does_not_suffice() {
    assertThat(evidence.suffices("Do penguins eat?", List.of(passage(0.7)))).isFalse();
  }

  @Test
  void where_no_similarity_is_known_words_decide() {
    assertThat(evidence.suffices("Eiffel Tower finished", List.of(withoutSimilarity()))).isTrue();
    assertThat(evidence.suffices("Do penguins eat?", List.of(withoutSimilarity()))).isFalse();
  }

  @Test
  void nothing_found_does_not_suffice() {
    assertThat(evidence.suffices("What do penguins eat?", List.of())).isFalse();
  }

  private static Passage passage(double similarity) {
    return TestPassages.cut(TEXT, 0, TEXT.length(), similarity);
  }

  private static Passage withoutSimilarity() {
    var known = passage(0);
    return new Passage(
        known.chunk(),
        known.filename(),
        known.score(),
        known.bm25Score(),
        OptionalDouble.empty(),
        known.explanation());
  }
}
