package dev.footnote.inference.adapter.onnx;

/** Text without halves of surrogate pairs, which have no place in UTF-8. */
final class WellFormed {

  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** The text with each lone surrogate replaced, so that all indexes stay. */
  static String text(String text) {
    int lone = nextLone(text, 0);
    if (lone < 0) {
      return text;
    }
    var mended = new StringBuilder(text);
    for (; lone >= 0; lone = nextLone(text, lone + 1)) {
      mended.setCharAt(lone, REPLACEMENT);
    }
    return mended.toString();
  }

  private static int nextLone(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
