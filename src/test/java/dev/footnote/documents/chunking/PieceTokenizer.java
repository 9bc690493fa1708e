package dev.footnote.documents.chunking;

import dev.footnote.inference.TokenSpans;
import dev.footnote.inference.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Like WordPiece: words at space and punctuation, pieces of five letters, ideographs alone, one
 * token for a word of more than a hundred letters.
 */
final class PieceTokenizer implements Tokenizer {

  @Override
  public TokenSpans tokenize(String text) {
    var spans = new ArrayList<int[]>();
    int at = 0;
    while (at < text.length()) {
      int code = text.codePointAt(at);
      int end = at + Character.charCount(code);
      if (Character.isWhitespace(code) || Character.isSpaceChar(code)) {
        at = end;
      } else if (inWord(code)) {
        at = word(text, at, spans);
      } else {
        spans.add(new int[] {at, end});
        at = end;
      }
    }
    return new TokenSpans(column(spans, 0), column(spans, 1));
  }

  private static int word(String text, int start, List<int[]> spans) {
    int end = start;
    while (end < text.length() && inWord(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    int step = end - start > 100 ? end - start : 5;
    for (int at = start; at < end; at += step) {
      spans.add(new int[] {at, Math.min(end, at + step)});
    }
    return end;
  }

  private static boolean inWord(int code) {
    return !Character.isIdeographic(code)
        && (Character.isLetterOrDigit(code)
            || Character.getType(code) == Character.NON_SPACING_MARK);
  }

  private static int[] column(List<int[]> spans, int column) {
    return spans.stream().mapToInt(span -> span[column]).toArray();
  }
}
