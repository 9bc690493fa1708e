package dev.footnote.inference.adapter.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void stop_words_say_nothing() {
    assertThat(Words.of("What is the capital of France?")).containsExactly("capital", "franc");
    assertThat(Words.of("Wie hoch ist der Turm?")).containsExactly("hoch", "turm");
  }

  @Test
  void forms_of_a_word_are_one() {
    assertThat(Words.of("walked walking walks")).containsExactly("walk");
    assertThat(Words.of("glass bus")).containsExactly("glass", "bus");
  }

  @Test
  void accents_and_case_do_not_part_words() {
    assertThat(Words.of("CAFÉ cafe\u0301 Café")).containsExactly("cafe");
  }

  @Test
  void where_words_have_no_spaces_pairs_are_compared() {
    assertThat(Words.of("東京都")).containsExactly("東京", "京都");
    assertThat(Words.of("水")).containsExactly("水");
  }

  @Test
  void a_rare_word_weighs_more_than_a_common_one() {
    var match =
        WordMatch.of(
            Set.of("tower", "eiffel"),
            List.of(Set.of("tower", "eiffel"), Set.of("tower"), Set.of("tower"), Set.of("bread")));

    assertThat(match.share(Set.of("eiffel"))).isGreaterThan(match.share(Set.of("tower")));
    assertThat(match.share(Set.of("eiffel", "tower"))).isCloseTo(1, within(1e-9));
    assertThat(match.share(Set.of("bread"))).isZero();
    assertThat(WordMatch.of(Set.of(), List.of()).share(Set.of("bread"))).isZero();
  }
}
