package dev.footnote.documents.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.documents.ChunkingRules;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkerTest {

  private static final ChunkingRules SMALL = new ChunkingRules(32, 0);
  private static final String TEN_WORDS = "the boat goes down to the sea in the rain";

  private final Chunker chunker = new Chunker(new PieceTokenizer());

  @Test
  void a_text_that_fits_is_one_chunk_as_it_is() {
    var text = "\n Two sentences. In one line.\n\n";
    assertThat(chunk(text, SMALL))
        .containsExactly(
            new ChunkDraft(0, 1, 0, text.length(), text, List.of(), "Two sentences. In one line."));
  }

  @Test
  void a_blank_text_has_no_chunks() {
    assertThat(chunk("", SMALL)).isEmpty();
    assertThat(chunk(" \n\t\u00a0\n", SMALL)).isEmpty();
  }

  @Test
  void sentences_stay_whole() {
    var text = sentences(12);
    assertThat(chunk(text, SMALL))
        .hasSizeGreaterThan(3)
        .allSatisfy(draft -> assertThat(draft.text()).startsWith("Sentence").contains(". "));
  }

  @Test
  void a_paragraph_end_is_preferred_to_a_sentence_end() {
    var text = sentences(3).strip() + "\n\n" + sentences(3).strip();
    assertThat(texts(chunk(text, SMALL)))
        .containsExactly(sentences(3).strip() + "\n\n", sentences(3).strip());
  }

  @Test
  void a_chunk_that_is_reasonably_full_ends_before_a_heading() {
    var text = "# One\n\n" + sentences(3) + "\n\n# Two\n\n" + sentences(3);
    assertThat(chunk(text, new ChunkingRules(48, 8)))
        .extracting(ChunkDraft::headings)
        .containsExactly(List.of("One"), List.of("Two"));
  }

  @Test
  void short_sections_share_a_chunk() {
    assertThat(chunk("# One\n\nFirst.\n\n# Two\n\nSecond.\n\n# Three\n\nThird.", SMALL)).hasSize(1);
  }

  @Test
  void a_heading_is_not_left_behind_by_its_text() {
    var text = sentences(3) + "\n\n# Two\n\n" + sentences(3);
    assertThat(texts(chunk(text, SMALL))).noneMatch(chunk -> chunk.strip().endsWith("# Two"));
  }

  @Test
  void a_chunk_is_embedded_under_its_headings_but_those_it_shows_itself() {
    var text = "# Guide\n\n## Setup\n\n" + sentences(9);
    var drafts = chunk(text, SMALL);
    assertThat(drafts)
        .extracting(ChunkDraft::headings)
        .containsOnly(List.of("Guide", "Setup"))
        .hasSizeGreaterThan(2);
    assertThat(drafts.getFirst().embeddedText()).startsWith("# Guide\n\n## Setup\n\nSentence");
    assertThat(drafts.getLast().embeddedText()).startsWith("Guide › Setup\nSentence");
  }

  @Test
  void a_path_that_is_too_long_loses_its_outermost_headings() {
    var text = "# " + "x ".repeat(70) + "\n\n## Setup\n\n" + sentences(9);
    var last = chunk(text, new ChunkingRules(96, 0)).getLast();
    assertThat(last.headings()).hasSize(2);
    assertThat(last.embeddedText()).startsWith("Setup\nSentence");
  }

  @Test
  void a_first_line_that_stands_alone_is_the_title() {
    var text = "On boats\n" + sentences(12);
    assertThat(chunk(text, SMALL))
        .extracting(ChunkDraft::headings)
        .containsOnly(List.of("On boats"));
    assertThat(chunk(text, SMALL).getLast().embeddedText()).startsWith("On boats\nSentence");
  }

  @Test
  void headings_that_are_given_replace_those_that_are_read() {
    var text = "Guide\n\n# no heading\n\nText.";
    var draft =
        chunker.chunk(new StructuredText(text, List.of(new Heading(1, 0, 5)), List.of()), SMALL);
    assertThat(draft.getFirst().headings()).containsExactly("Guide");
  }

  @Test
  void a_table_is_cut_between_rows_and_its_head_stays_with_the_first() {
    var rows = IntStream.range(0, 12).mapToObj(row -> "| cell " + row + " | value |\n");
    var text = "| name | value |\n|---|---|\n" + rows.collect(Collectors.joining());
    var drafts = chunk(text, SMALL);
    assertThat(texts(drafts))
        .hasSizeGreaterThan(2)
        .allSatisfy(chunk -> assertThat(chunk).startsWith("|").endsWith("|\n"));
    assertThat(drafts.getFirst().text()).startsWith("| name | value |\n|---|---|\n| cell 0");
  }

  @Test
  void rows_of_cells_parted_by_tabs_are_cut_between_rows() {
    var text = "name\tvalue\tunit\n".repeat(30);
    assertThat(texts(chunk(text, SMALL)))
        .hasSizeGreaterThan(2)
        .allSatisfy(chunk -> assertThat(chunk).startsWith("name").endsWith("unit\n"));
  }

  @Test
  void fenced_code_is_kept_whole_where_it_fits() {
    var code = "```java\nint x = 1;\n\nint y = 2;\n\nreturn x + y;\n```\n";
    var text = sentences(2) + "\n\n" + code + "\n" + sentences(2);
    assertThat(texts(chunk(text, SMALL))).anyMatch(chunk -> chunk.contains(code));
  }

  @Test
  void long_code_is_cut_between_lines() {
    var text = "```\n" + "call(one, two);\n".repeat(20) + "```\n";
    assertThat(texts(chunk(text, SMALL)))
        .hasSizeGreaterThan(3)
        .allSatisfy(chunk -> assertThat(chunk).endsWith("\n").doesNotStartWith("```\n```"));
  }

  @Test
  void a_list_is_cut_between_items_and_stays_with_what_announces_it() {
    var item = "- " + TEN_WORDS + "\n";
    var text = sentences(2).strip() + "\n\nThis is in it:\n\n" + item.repeat(6);
    var drafts = texts(chunk(text, SMALL));
    assertThat(drafts).noneMatch(chunk -> chunk.strip().endsWith(":"));
    assertThat(drafts.subList(1, drafts.size())).allMatch(chunk -> chunk.endsWith("rain\n"));
  }

  @Test
  void chinese_is_cut_at_its_full_stops() {
    var text = "我们昨天一起去了北京的故宫。".repeat(20);
    assertThat(texts(chunk(text, SMALL)))
        .hasSizeGreaterThan(5)
        .allSatisfy(chunk -> assertThat(chunk).endsWith("。"));
  }

  @Test
  void thai_is_cut_between_words() {
    var text = "ภาษาไทยเป็นภาษาที่มีวรรณยุกต์".repeat(30);
    assertThat(texts(chunk(text, SMALL)))
        .hasSizeGreaterThan(2)
        .allSatisfy(chunk -> assertThat(chunk).matches("(ภาษา|ไทย|เป็น|ที่|มี|วรรณยุกต์).*"));
  }

  @Test
  void a_word_without_end_is_cut_all_the_same() {
    var drafts = chunk("x".repeat(10_000), new ChunkingRules(32, 8));
    assertThat(drafts).hasSizeGreaterThan(30);
    assertThat(drafts.getLast().end()).isEqualTo(10_000);
  }

  @Test
  void marks_heaped_on_one_letter_stay_with_it_unless_they_alone_are_too_much() {
    var heaped = "a" + "\u0301".repeat(40);
    assertThat(texts(chunk(heaped.repeat(20), SMALL)))
        .allSatisfy(chunk -> assertThat(chunk).startsWith("a"));
    assertThat(chunk("a" + "\u0301".repeat(100_000), SMALL)).isNotEmpty();
  }

  @Test
  void a_short_rest_is_shared_out() {
    var drafts = chunk(sentences(10) + "The end.", SMALL);
    assertThat(drafts.getLast().text()).startsWith("Sentence").endsWith("The end.");
  }

  @Test
  void neighbours_share_whole_sentences_where_they_fit() {
    var drafts = chunk(sentences(20), new ChunkingRules(64, 16));
    assertThat(drafts).hasSizeGreaterThan(3);
    for (int i = 1; i < drafts.size(); i++) {
      int shared = drafts.get(i - 1).end() - drafts.get(i).start();
      assertThat(drafts.get(i).text().substring(0, shared)).matches("Sentence [^.]+\\. ");
    }
  }

  @Test
  void neighbours_share_the_last_words_of_a_sentence_that_is_long() {
    var drafts =
        chunk(("A " + TEN_WORDS + ", " + TEN_WORDS + ". ").repeat(9), new ChunkingRules(64, 12));
    for (int i = 1; i < drafts.size(); i++) {
      assertThat(drafts.get(i).text()).startsWith("the boat goes").contains("rain. A the");
    }
  }

  @Test
  void a_chunk_that_begins_with_a_heading_repeats_nothing() {
    var text = sentences(3).strip() + "\n\n# Two\n\n" + sentences(3);
    var drafts = chunk(text, new ChunkingRules(40, 16));
    assertThat(drafts).filteredOn(draft -> draft.text().startsWith("# Two")).hasSize(1);
  }

  @Test
  void a_page_is_the_one_on_which_the_chunk_starts() {
    var first = sentences(6);
    var pages = List.of(new Page(1, 0), new Page(2, first.length()), new Page(3, first.length()));
    var drafts = chunker.chunk(new StructuredText(first + sentences(6), List.of(), pages), SMALL);
    assertThat(drafts).extracting(ChunkDraft::page).isSorted().containsOnly(1, 3);
  }

  @Test
  void offsets_count_code_points() {
    var drafts = chunk("😀 ".repeat(100), SMALL);
    assertThat(drafts.get(1).start())
        .isEqualTo(drafts.getFirst().text().codePointCount(0, drafts.getFirst().text().length()));
    assertThat(drafts.getLast().end()).isEqualTo(200);
  }

  private List<ChunkDraft> chunk(String text, ChunkingRules rules) {
    return chunker.chunk(StructuredText.plain(text), rules);
  }

  private static List<String> texts(List<ChunkDraft> drafts) {
    return drafts.stream().map(ChunkDraft::text).toList();
  }

  private static String sentences(int count) {
    return IntStream.range(0, count)
        .mapToObj(each -> "Sentence %d is about a boat in rain. ".formatted(each))
        .collect(Collectors.joining());
  }
}
