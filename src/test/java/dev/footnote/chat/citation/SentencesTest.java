package dev.footnote.chat.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  @Test
  void a_full_stop_before_a_capital_ends_a_sentence() {
    assertThat(sentences("It rains. We stay! Do we? Yes."))
        .containsExactly("It rains. ", "We stay! ", "Do we? ", "Yes.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dr. Smith left.",
        "It costs 3.5 Euro.",
        "See Fig. 3 for more.",
        "e.g. Berlin is one.",
        "J. R. Tolkien wrote it.",
        "1. The first point",
        "he said so... and left",
        "broken over\ntwo lines"
      })
  void one_sentence_stays_one(String sentence) {
    assertThat(sentences(sentence)).containsExactly(sentence);
  }

  @Test
  void closing_quotes_belong_to_their_sentence() {
    assertThat(sentences("He said \"Go.\" We went."))
        .containsExactly("He said \"Go.\" ", "We went.");
  }

  @Test
  void scripts_without_spaces_end_sentences_too() {
    assertThat(sentences("今天下雨。我们在家。")).containsExactly("今天下雨。", "我们在家。");
  }

  @Test
  void arabic_letters_have_no_case_and_still_begin_sentences() {
    assertThat(sentences("هذا كتاب. هذا قلم.")).hasSize(2);
  }

  @Test
  void blank_lines_and_list_items_separate() {
    assertThat(sentences("# Title\nText goes\non\n- one\n- two\n\nEnd\n3) three"))
        .containsExactly(
            "# Title\n", "Text goes\non\n", "- one\n", "- two\n\n", "End\n", "3) three");
  }

  @Test
  void what_was_cut_stays_cut_when_text_is_added() {
    var text = "Dr. A. met B. They spoke. 1. No. 5 is it! Yes\n\n- x. Y 今天。 Z";
    for (int end = 1; end < text.length(); end++) {
      var earlier = sentences(text.substring(0, end));
      var later = sentences(text);
      assertThat(later.subList(0, earlier.size() - 1))
          .isEqualTo(earlier.subList(0, earlier.size() - 1));
    }
  }

  private static List<String> sentences(String text) {
    return Sentences.of(text).stream().map(span -> span.of(text)).toList();
  }
}
