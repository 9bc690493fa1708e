package dev.footnote.documents.chunking;

/** What single characters mean to whoever looks for a place to cut. */
final class Characters {

  private static final String CLAUSE_ENDS_BEFORE_SPACE = ".!?;:,…؟،؛।॥。！？；：，、";
  private static final String CLAUSE_ENDS = "。！？；：，、…।॥";

  private Characters() {}

  static boolean space(char c) {
    return c <= ' ' ? Character.isWhitespace(c) : c >= 0x85 && wideSpace(c);
  }

  private static boolean wideSpace(char c) {
    return c == 0x85 || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  static boolean blank(String text, int start, int end) {
    return skipSpace(text, start, end) == end;
  }

  /** Index of the first character from {@code start} that is no space, at most {@code end}. */
  static int skipSpace(String text, int start, int end) {
    int at = start;
    while (at < end && space(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Index after the last character before {@code end} that is no space, at least {@code start}. */
  static int trimSpace(String text, int start, int end) {
    int at = end;
    while (at > start && space(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** Whether a word begins at the index. */
  static boolean wordStart(String text, int index) {
    return space(text.charAt(index - 1)) && !space(text.charAt(index));
  }

  /** Whether a clause ends before the index. */
  static boolean clauseStart(String text, int index) {
    if (CLAUSE_ENDS.indexOf(text.charAt(index - 1)) >= 0) {
      return CLAUSE_ENDS.indexOf(text.charAt(index)) < 0 && !space(text.charAt(index));
    }
    if (!wordStart(text, index)) {
      return false;
    }
    int last = trimSpace(text, Math.max(0, index - 8), index) - 1;
    return last >= 0 && CLAUSE_ENDS_BEFORE_SPACE.indexOf(text.charAt(last)) >= 0;
  }
}
