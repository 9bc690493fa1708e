package dev.footnote.documents.lifecycle;

/** Translates ascending UTF-16 indexes of a text into code point offsets, and back. */
final class CodePoints {

  private final String text;
  private final boolean same;

  CodePoints(String text) {
    this.text = text;
    this.same = text.codePointCount(0, text.length()) == text.length();
  }

  Integer[] fromIndexes(int[] indexes) {
    var offsets = new Integer[indexes.length];
    int index = 0;
    int offset = 0;
    for (int i = 0; i < indexes.length; i++) {
      offset = same ? indexes[i] : offset + text.codePointCount(index, indexes[i]);
      index = indexes[i];
      offsets[i] = offset;
    }
    return offsets;
  }

  int[] toIndexes(Integer[] offsets) {
    var indexes = new int[offsets.length];
    int index = 0;
    int offset = 0;
    for (int i = 0; i < offsets.length; i++) {
      index = same ? offsets[i] : text.offsetByCodePoints(index, offsets[i] - offset);
      offset = offsets[i];
      indexes[i] = index;
    }
    return indexes;
  }

  int count() {
    return same ? text.length() : text.codePointCount(0, text.length());
  }
}
