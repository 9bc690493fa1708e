package dev.footnote.inference.adapter.onnx;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.footnote.inference.TokenSpans;

/**
 * Turns spans counted in code points, as the tokenizer gives them, into UTF-16 indexes. The
 * tokenizer drops accents, also from spans when they close a word: they are put back, so that a cut
 * at the end of a token never parts a letter from its accents.
 */
final class CodePointSpans {

  private final String text;
  private final boolean plain;
  private int codePoint;
  private int index;

  CodePointSpans(String text) {
    this.text = text;
    this.plain = text.codePointCount(0, text.length()) == text.length();
  }

  /** One walk over the text, since starts never fall. */
  TokenSpans toUtf16(CharSpan[] spans) {
    var starts = new int[spans.length];
    var ends = new int[spans.length];
    for (int i = 0; i < spans.length; i++) {
      starts[i] = indexOf(spans[i].getStart());
      ends[i] = behindMarks(indexOf(spans[i].getEnd()));
    }
    return new TokenSpans(starts, ends);
  }

  private int behindMarks(int end) {
    int behind = end;
    while (behind < text.length()
        && Character.getType(text.charAt(behind)) == Character.NON_SPACING_MARK) {
      behind++;
    }
    return behind;
  }

  private int indexOf(int wanted) {
    if (plain) {
      return wanted;
    }
    index = text.offsetByCodePoints(index, wanted - codePoint);
    codePoint = wanted;
    return index;
  }
}
