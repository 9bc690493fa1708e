package dev.footnote.documents.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sentences and lines that are kept whole. */
class UnitsTest {

  @Test
  void an_abbreviation_ends_no_sentence() {
    var units = units("It was Dr. Smith of the U.S. Army. See Fig. 3 by J. K. Rowling. End.");
    assertThat(units)
        .containsExactly(
            "It was Dr. Smith of the U.S. Army. ", "See Fig. 3 by J. K. Rowling. ", "End.");
  }

  @Test
  void wrapped_lines_are_running_text() {
    var text =
        """
        The first sentence of this paragraph is wrapped
        by hand. The second sentence is wrapped by hand
        as well. Both are short.
        A new paragraph without a blank line before it.
        """;
    assertThat(units(text))
        .containsExactly(
            "The first sentence of this paragraph is wrapped\nby hand. ",
            "The second sentence is wrapped by hand\nas well. ",
            "Both are short.\n",
            "A new paragraph without a blank line before it.\n");
  }

  private static List<String> units(String text) {
    var graphemes = new Graphemes();
    var units = new Units(text, graphemes, new Breaks(text, graphemes), 1000);
    new Layout(text, units).read(Outline.of(StructuredText.plain(text)));
    return IntStream.range(0, units.count())
        .mapToObj(unit -> text.substring(units.start(unit), units.end(unit)))
        .toList();
  }
}
