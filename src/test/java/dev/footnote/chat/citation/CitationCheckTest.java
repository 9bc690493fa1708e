package dev.footnote.chat.citation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Citation;
import dev.footnote.chat.TestPassages;
import dev.footnote.chat.output.LinkProperties;
import dev.footnote.search.Passage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationCheckTest {

  private static final String BRIDGE =
      "😀 Überblick: The bridge was opened in 1932 by the mayor. It carries eight lanes of traffic.";
  private static final String PENGUINS =
      "Penguins breed on the coasts of Antarctica. They feed on krill and small fish.";
  private static final List<Passage> PASSAGES =
      List.of(
          TestPassages.cut(BRIDGE, 2, BRIDGE.codePointCount(0, BRIDGE.length())),
          TestPassages.whole(PENGUINS));

  private final List<AnswerEvent> events = new ArrayList<>();

  @Test
  void a_supported_marker_stays_and_leads_to_its_quote() {
    var answer = check("The bridge was opened in 1932 by the mayor [1].");
    assertThat(answer.text()).isEqualTo("The bridge was opened in 1932 by the mayor [1].");
    assertThat(answer.status()).isEqualTo(AnswerStatus.GROUNDED);
    var citation = answer.citations().getFirst();
    assertThat(cut(BRIDGE, citation))
        .isEqualTo(citation.quote())
        .isEqualTo("The bridge was opened in 1932 by the mayor.");
  }

  @Test
  void markers_count_from_one_in_order_of_appearance() {
    var answer =
        check(
            "Penguins feed on krill and small fish [2]. The bridge carries eight lanes of traffic"
                + " [1]. Penguins feed on krill and small fish [2].");
    assertThat(answer.text())
        .isEqualTo(
            "Penguins feed on krill and small fish [1]. The bridge carries eight lanes of traffic"
                + " [2]. Penguins feed on krill and small fish [1].");
    assertThat(answer.citations()).extracting(Citation::marker).containsExactly(1, 2);
    assertThat(answer.citations().getFirst().quote())
        .isEqualTo("They feed on krill and small fish.");
  }

  @Test
  void a_marker_of_no_passage_is_removed_with_its_gap() {
    var answer = check("The bridge carries eight lanes of traffic [1] [99], they say [7].");
    assertThat(answer.text()).isEqualTo("The bridge carries eight lanes of traffic [1], they say.");
  }

  @Test
  void a_marker_whose_passage_says_nothing_of_it_is_removed() {
    var answer = check("The bridge carries eight lanes of traffic [2].");
    assertThat(answer.text()).isEqualTo("The bridge carries eight lanes of traffic.");
    assertThat(answer.status()).isEqualTo(AnswerStatus.INSUFFICIENT_EVIDENCE);
    assertThat(answer.citations()).isEmpty();
  }

  @Test
  void an_uncited_statement_makes_it_partial() {
    var answer =
        check("The bridge carries eight lanes of traffic [1]. It is the most beautiful of all.");
    assertThat(answer.status()).isEqualTo(AnswerStatus.PARTIAL);
  }

  @Test
  void headings_and_lead_ins_are_no_statements() {
    var answer =
        check(
            "# About the old bridge\n\nThe documents say the following:\n\n"
                + "- The bridge carries eight lanes of traffic [1]\n"
                + "- Penguins feed on krill and small fish [2]\n");
    assertThat(answer.status()).isEqualTo(AnswerStatus.GROUNDED);
    assertThat(answer.citations()).hasSize(2);
  }

  @Test
  void a_number_that_no_source_has_makes_it_partial() {
    var answer = check("The bridge of 1932 carries 80 trains and eight lanes of traffic [1].");
    assertThat(answer.citations()).hasSize(1);
    assertThat(answer.status()).isEqualTo(AnswerStatus.PARTIAL);
  }

  @Test
  void a_marker_behind_the_full_stop_belongs_to_the_sentence_before_it() {
    var answer =
        check("The bridge was opened in 1932 by the mayor. [1] Penguins feed on krill. [2]");
    assertThat(answer.text())
        .isEqualTo("The bridge was opened in 1932 by the mayor. [1] Penguins feed on krill. [2]");
    assertThat(answer.status()).isEqualTo(AnswerStatus.GROUNDED);
  }

  @Test
  void a_line_that_ends_with_its_marker_is_a_statement_without_a_full_stop() {
    var answer = check("Eight lanes of traffic [1]\nthey feed on krill and small fish [2]");
    assertThat(answer.text())
        .isEqualTo("Eight lanes of traffic [1]\nthey feed on krill and small fish [2]");
    assertThat(answer.status()).isEqualTo(AnswerStatus.GROUNDED);
  }

  @Test
  void a_marker_at_the_beginning_waits_for_its_sentence() {
    var answer = check("According to [1], the bridge was opened in 1932 by the mayor. More?");
    assertThat(answer.text()).startsWith("According to [1], the bridge").endsWith("mayor. More?");
    assertThat(answer.citations()).hasSize(1);
  }

  @Test
  void several_sources_of_one_statement_are_each_checked() {
    var answer = check("Penguins feed on krill and small fish [1,2].");
    assertThat(answer.text()).isEqualTo("Penguins feed on krill and small fish [1].");
    assertThat(answer.citations().getFirst().quote()).contains("krill");
  }

  @Test
  void a_marker_becomes_no_link_and_an_image_is_not_loaded() {
    var answer =
        check(
            "The bridge carries eight lanes of traffic [1](https://evil.example)"
                + " ![x](https://evil.example/p.png) ![99][x] !![99][y](z)");
    assertThat(answer.text()).contains("[1] (‹link removed›) [x] ").doesNotContain("![");
  }

  @Test
  void nothing_written_is_no_evidence() {
    assertThat(check("").status()).isEqualTo(AnswerStatus.INSUFFICIENT_EVIDENCE);
  }

  @Test
  void a_citation_is_announced_before_its_marker() {
    check("The bridge carries eight lanes of traffic [1].");
    var kinds = events.stream().map(Object::getClass).toList();
    assertThat(kinds.indexOf(AnswerEvent.Cited.class)).isPositive();
    assertThat(events.subList(0, kinds.indexOf(AnswerEvent.Cited.class)))
        .noneMatch(event -> event instanceof AnswerEvent.Delta(var text) && text.contains("["));
  }

  @Test
  void a_sentence_without_end_does_not_wait_for_ever() {
    var check =
        new CitationCheck(
            PASSAGES,
            (chunk, _) -> chunk.page(),
            OutputRules.of(new SupportRules(0.5, 0.7), LinkProperties.NONE),
            events::add);
    check.accept("[1] ");
    check.accept("bridge ".repeat(1_000));
    assertThat(events).isNotEmpty();
  }

  private CheckedText check(String text) {
    var check =
        new CitationCheck(
            PASSAGES,
            (chunk, _) -> chunk.page(),
            OutputRules.of(new SupportRules(0.5, 0.7), LinkProperties.NONE),
            events::add);
    check.accept(text);
    return check.finish();
  }

  private static String cut(String document, Citation citation) {
    return document.substring(
        document.offsetByCodePoints(0, citation.start()),
        document.offsetByCodePoints(0, citation.end()));
  }
}
