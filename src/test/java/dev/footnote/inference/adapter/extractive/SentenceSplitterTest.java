package dev.footnote.inference.adapter.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceSplitterTest {

  @Test
  void sentences_end_at_their_full_stops() {
    assertThat(SentenceSplitter.split("One is here. Is two there? Three! End"))
        .containsExactly("One is here.", "Is two there?", "Three!", "End");
  }

  @Test
  void abbreviations_and_numbers_do_not_end_them() {
    assertThat(
            SentenceSplitter.split("Dr. Smith met J. R. Tolkien at No. 5 for 3.5 hours. They ate."))
        .containsExactly("Dr. Smith met J. R. Tolkien at No. 5 for 3.5 hours.", "They ate.");
  }

  @Test
  void wrapped_lines_belong_together() {
    assertThat(SentenceSplitter.split("A sentence that goes\non here. Next\none."))
        .containsExactly("A sentence that goes\non here.", "Next\none.");
  }

  @Test
  void list_items_and_table_rows_stand_for_themselves() {
    assertThat(SentenceSplitter.split("Things:\n- an apple\n- a pear\n1. first\n2) second"))
        .containsExactly("Things:", "- an apple", "- a pear", "1. first", "2) second");
    assertThat(SentenceSplitter.split("name\tage\nAnn\t7\nBob\t9"))
        .containsExactly("name\tage", "Ann\t7", "Bob\t9");
    assertThat(SentenceSplitter.split("| a | b |\n| c | d |\nEnd"))
        .containsExactly("| a | b |", "| c | d |", "End");
  }

  @Test
  void paragraphs_and_headings_end_a_sentence() {
    assertThat(SentenceSplitter.split("A heading\n\nText below\n# Next\nmore"))
        .containsExactly("A heading", "Text below", "# Next", "more");
  }

  @Test
  void other_scripts_have_their_own_full_stops() {
    assertThat(SentenceSplitter.split("这是第一句。这是第二句。")).containsExactly("这是第一句。", "这是第二句。");
    assertThat(SentenceSplitter.split("यह पहला है। यह दूसरा है।")).hasSize(2);
  }

  @Test
  void text_without_full_stops_is_cut_at_white_space() {
    var parts = SentenceSplitter.split("word ".repeat(1000));

    assertThat(parts).allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(600));
    assertThat(String.join(" ", parts)).isEqualTo("word ".repeat(1000).strip());
    assertThat(SentenceSplitter.split("😀字".repeat(500))).allMatch(part -> part.length() <= 600);
  }

  @Test
  void lines_without_words_are_left_out() {
    assertThat(SentenceSplitter.split("---\n\n***\n\n \n")).isEmpty();
    assertThat(SentenceSplitter.split("")).isEmpty();
  }
}
