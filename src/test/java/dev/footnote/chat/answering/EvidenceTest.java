package dev.footnote.chat.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.TestPassages;
import dev.footnote.search.Passage;
import dev.footnote.search.SearchResult;
import dev.footnote.search.WordRarity;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final String TEXT = "The Eiffel Tower was finished in 1889.";

  private final Evidence evidence = new Evidence(new EvidenceProperties(0.8, 0.3, 0.6));

  @Test
  void a_passage_that_means_nearly_the_same_suffices() {
    assertThat(evidence.suffices("Is this large?", found(passage(0.81)))).isTrue();
  }

  @Test
  void words_in_common_make_up_for_some_distance() {
    assertThat(evidence.suffices("Eiffel Tower finished", found(passage(0.51)))).isTrue();
    assertThat(evidence.suffices("Eiffel Tower finished", found(passage(0.49)))).isFalse();
  }

  @Test
  void the_best_of_what_is_far_away_does_not_suffice() {
    assertThat(evidence.suffices("Do penguins eat?", found(passage(0.7)))).isFalse();
  }

  @Test
  void where_no_similarity_is_known_words_decide() {
    assertThat(evidence.suffices("Eiffel Tower finished", found(withoutSimilarity()))).isTrue();
    assertThat(evidence.suffices("Do penguins eat?", found(withoutSimilarity()))).isFalse();
  }

  @Test
  void nothing_found_does_not_suffice() {
    assertThat(evidence.suffices("What do penguins eat?", found())).isFalse();
  }

  @Test
  void rare_words_weigh_more_than_common_ones() {
    assertThat(evidence.suffices("Eiffel Penguin", known(passage(0.6), 5, 1))).isTrue();
    assertThat(evidence.suffices("Eiffel Penguin", known(passage(0.6), 1, 5))).isFalse();
    assertThat(evidence.suffices("Eiffel Penguin", known(withoutSimilarity(), 5, 1))).isTrue();
    assertThat(evidence.suffices("Eiffel Penguin", known(withoutSimilarity(), 1, 5))).isFalse();
  }

  @Test
  void words_without_weight_are_no_evidence() {
    assertThat(evidence.suffices("Eiffel Penguin", known(passage(0.79), 0, 0))).isFalse();
  }

  private static SearchResult known(Passage passage, double first, double second) {
    return new SearchResult(
        List.of(passage),
        Set.of(),
        Duration.ZERO,
        List.of(new WordRarity(0, 6, first), new WordRarity(7, 14, second)));
  }

  private static SearchResult found(Passage... passages) {
    return new SearchResult(List.of(passages), Set.of(), Duration.ZERO);
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
