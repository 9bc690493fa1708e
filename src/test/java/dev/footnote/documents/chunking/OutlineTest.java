package dev.footnote.documents.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines are headings and which only look like one. */
class OutlineTest {

  @Test
  void underlined_headings_are_read() {
    var text = "Guide\n=====\n\nText.\n\nSetup\n-----\nMore.\n";
    var outline = outline(text);
    assertThat(outline)
        .extracting(entry -> Outline.title(text, entry))
        .containsExactly("Guide", "Setup");
    assertThat(outline).extracting(Outline.Entry::level).containsExactly(1, 2);
  }

  @Test
  void what_only_looks_like_a_heading_is_none() {
    assertThat(
            MarkdownHeadings.in(
                "```\n\n# comment\n```\n\nx = 1\n# comment\n\n#hashtag\n\n#!/bin/sh\n"))
        .isEmpty();
    assertThat(
            MarkdownHeadings.in(
                "---\ntitle: x\n---\n\n| a | b |\n----\n\n- item\n----\n\n====\n----\n"))
        .isEmpty();
  }

  @Test
  void a_first_line_that_goes_on_in_the_next_is_no_title() {
    assertThat(outline("It was a long day for\nthe boat that went down\nto the sea.\n")).isEmpty();
    assertThat(outline("name\tvalue\n1\t2\n")).isEmpty();
    assertThat(outline("- one\n- another item of it\n")).isEmpty();
    assertThat(outline("*****\n\nText.\n")).isEmpty();
    assertThat(outline("Only one line")).isEmpty();
  }

  private static List<Outline.Entry> outline(String text) {
    return Outline.of(StructuredText.plain(text)).entries();
  }
}
