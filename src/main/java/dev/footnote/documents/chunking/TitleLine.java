package dev.footnote.documents.chunking;

import dev.footnote.documents.chunking.Outline.Entry;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * Reads the first line of a text without headings as its title, so that each chunk can be found by
 * it: a line that stands alone, or one that was broken though the next word would have fitted.
 */
final class TitleLine {

  private static final int LONGEST = 240;

  private TitleLine() {}

  static List<Entry> in(String text) {
    int start = Characters.skipSpace(text, 0, text.length());
    int end = Lines.end(text, start, text.length());
    int stop = Characters.trimSpace(text, start, end);
    boolean title =
        stop > start
            && stop - start <= LONGEST
            && !Characters.blank(text, end, text.length())
            && words(text.substring(start, stop))
            && !Lines.row(text, start, end)
            && !Lines.item(text, start, end)
            && Lines.fence(text, start, end) == 0
            && !wrapped(text, stop - start, end);
    return title ? List.of(new Entry(1, start, end, start, stop)) : List.of();
  }

  /** Whether it is one phrase or sentence, and announces nothing. */
  private static boolean words(String line) {
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(line);
    return line.codePoints().anyMatch(Character::isLetter)
        && ":：".indexOf(line.charAt(line.length() - 1)) < 0
        && sentences.following(0) == line.length();
  }

  /** Whether the line is as full as the one after it, so that the text only goes on there. */
  private static boolean wrapped(String text, int length, int next) {
    int end = Lines.end(text, next, text.length());
    int start = Characters.skipSpace(text, next, end);
    int word = start;
    while (word < end && !Characters.space(text.charAt(word))) {
      word++;
    }
    int width = Characters.trimSpace(text, start, end) - start;
    return start < end && length + 1 + word - start >= width;
  }
}
