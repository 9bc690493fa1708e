package dev.footnote.documents.adapter.tika;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Drops characters that are not seen but change what a machine reads: controls, bidirectional
 * overrides, zero-width characters, tags (Unicode Technical Standard 39).
 */
final class TextCleaner {

  /** In place of a character that is dropped. */
  static final int NOTHING = -1;

  private static final int REPLACEMENT = 0xFFFD;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int VARIATION_SELECTOR_16 = 0xFE0F;

  /** Scripts in which a joiner never changes what is written. */
  private static final Set<UnicodeScript> NOT_JOINED =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.COMMON,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL);

  private TextCleaner() {}

  /** The text without such characters, with {@code \n} as its only line end; keeps form feeds. */
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    int previous = NOTHING;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == '\r' && i < text.length() && text.charAt(i) == '\n') {
        continue;
      }
      int kept = codePoint == '\f' ? '\f' : clean(codePoint, previous);
      if (kept != NOTHING) {
        clean.appendCodePoint(kept);
        previous = kept;
      }
    }
    return clean.toString();
  }

  /** What stands for the code point after that previous one, or {@link #NOTHING}. */
  static int clean(int codePoint, int previous) {
    if (codePoint >= ' ' && codePoint < 0x7F) {
      return codePoint;
    }
    if (codePoint == '\n' || codePoint == '\t') {
      return codePoint;
    }
    if (isLineEnd(codePoint)) {
      return '\n';
    }
    if (codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER) {
      return joins(previous) ? codePoint : NOTHING;
    }
    if (codePoint <= 0xFFFF && Character.isSurrogate((char) codePoint)) {
      return REPLACEMENT;
    }
    return isUnseen(codePoint) ? NOTHING : codePoint;
  }

  private static boolean isLineEnd(int codePoint) {
    return codePoint == '\r'
        || codePoint == '\f'
        || codePoint == 0x0B
        || codePoint == 0x85
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }

  private static boolean joins(int previous) {
    return previous != NOTHING
        && (previous == VARIATION_SELECTOR_16
            || Character.isEmoji(previous) && previous > 0x7F
            || !NOT_JOINED.contains(UnicodeScript.of(previous)));
  }

  /** Controls, soft hyphen and format characters, but those that letters of a script need. */
  private static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> true;
      case Character.FORMAT -> !isArabicSign(codePoint);
      default -> false;
    };
  }

  private static boolean isArabicSign(int codePoint) {
    return codePoint >= 0x600 && codePoint <= 0x605
        || codePoint == 0x6DD
        || codePoint == 0x70F
        || codePoint == 0x8E2;
  }
}
