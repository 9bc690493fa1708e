package dev.footnote.documents.chunking;

import java.text.BreakIterator;
import java.util.Locale;

/** Knows where a text may be cut without tearing what a reader sees as one character (UAX 29). */
final class Graphemes {

  private static final int LOOK_BACK = 256;

  private final BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);

  boolean boundary(String text, int index) {
    if (index <= 0 || index >= text.length()) {
      return true;
    }
    char before = text.charAt(index - 1);
    char after = text.charAt(index);
    if (before == '\r' && after == '\n') {
      return false;
    }
    return Character.isISOControl(before)
        || (standsAlone(before) && standsAlone(after))
        || clusterEnds(text, index);
  }

  private boolean clusterEnds(String text, int index) {
    int from = index - 1;
    int lowest = Math.max(0, index - LOOK_BACK);
    while (from > lowest && !standsAlone(text.charAt(from))) {
      from--;
    }
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    clusters.setText(text.substring(from, Math.min(text.length(), index + 2)));
    return clusters.isBoundary(index - from);
  }

  /** Latin before the first combining mark, kana and unified ideographs: never join a neighbour. */
  private static boolean standsAlone(char c) {
    return c < 0x300
        || (c >= 0x3001 && c <= 0x3029)
        || (c >= 0x3041 && c <= 0x3096)
        || (c >= 0x30a1 && c <= 0x30fa)
        || (c >= 0x4e00 && c <= 0x9fff);
  }
}
