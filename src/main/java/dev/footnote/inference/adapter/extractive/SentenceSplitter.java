package dev.footnote.inference.adapter.extractive;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts text into sentences. Lines that were wrapped belong together; list items, table rows,
 * headings and paragraphs each stand for themselves.
 */
final class SentenceSplitter {

  /** Where one block of text ends: empty lines, and lines that begin a list item or a table row. */
  private static final Pattern BLOCK_END =
      Pattern.compile(
          "\\R\\s*\\R|\\R(?=\\s*(?:[-*•–▪◦‣·]\\s|\\d{1,3}[.)]\\s|\\p{L}[.)]\\s|#|\\|))"
              + "|\\R(?=[^\\n]*\\t)|(?<=\\t[^\\n]{0,500})\\R|(?<=\\|)\\s*\\R|(?<=\\n#{1,6} [^\\n]{0,200})\\R");

  /** A full stop behind these does not end a sentence. */
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?:^|[\\s(\\[\"'])(?:\\p{Lu}|\\p{L}\\.\\s?\\p{L}|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|No|Nr|Fig|Figs|Eq"
              + "|Vol|Inc|Ltd|Co|Corp|vs|cf|al|etc|approx|ca|bzw|ggf|vgl|Abs|Art|Gen|Col|Lt|Sgt|Rev|Hon|pp?)\\.\\s*$");

  private static final int MAX_LENGTH = 600;

  private SentenceSplitter() {}

  static List<String> split(String text) {
    var sentences = new ArrayList<String>();
    for (var block : BLOCK_END.split(text)) {
      addSentences(block, sentences);
    }
    return sentences;
  }

  private static void addSentences(String block, List<String> sentences) {
    var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(block);
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end < block.length() && ABBREVIATION.matcher(block.substring(start, end)).find()) {
        continue;
      }
      addShort(block.substring(start, end).strip(), sentences);
      start = end;
    }
    addShort(block.substring(start).strip(), sentences);
  }

  /** What has no full stop for so long is no sentence: it is cut at white space. */
  private static void addShort(String sentence, List<String> sentences) {
    var rest = sentence;
    while (rest.length() > MAX_LENGTH) {
      int space = rest.lastIndexOf(' ', MAX_LENGTH);
      int cut = space > 0 ? space : rest.offsetByCodePoints(0, MAX_LENGTH / 2);
      sentences.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (rest.codePoints().anyMatch(Character::isLetterOrDigit)) {
      sentences.add(rest);
    }
  }
}
