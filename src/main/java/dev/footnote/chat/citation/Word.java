package dev.footnote.chat.citation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word of any language, made comparable.
 *
 * @param form lower case, without accents; of a number its digits alone
 * @param stem the first six letters of the form, which most inflected forms share
 * @param weight how much it says: 2 for a number, 0.25 for a short word, else 1
 */
public record Word(String form, String stem, double weight, Span span) {

  private static final int STEM_LENGTH = 6;
  private static final int SHORT = 3;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NUMBER_SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * The words of the text in order. Scripts that write no spaces give pairs of neighbouring
   * characters.
   */
  public static List<Word> of(CharSequence text) {
    var words = new ArrayList<Word>();
    int at = 0;
    while (at < text.length()) {
      int point = Character.codePointAt(text, at);
      int after = at + Character.charCount(point);
      if (isSpaceless(point)) {
        words.add(pair(text, at, after));
        at = after;
      } else if (Character.isLetterOrDigit(point)) {
        int end = endOfWord(text, after);
        words.add(word(text, new Span(at, end)));
        at = end;
      } else {
        at = after;
      }
    }
    return words;
  }

  /** Whether it says something by itself, as "of" and "the" do not. */
  public boolean isTelling() {
    return weight >= 1;
  }

  public boolean isNumber() {
    return weight > 1;
  }

  private static int endOfWord(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = Character.codePointAt(text, at);
      boolean inside = (isWordPart(point) && !isSpaceless(point)) || joinsDigits(text, at, point);
      if (!inside) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean isWordPart(int point) {
    return Character.isLetterOrDigit(point)
        || switch (Character.getType(point)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }

  private static boolean joinsDigits(CharSequence text, int at, int point) {
    return (point == '.' || point == ',')
        && Character.isDigit(text.charAt(at - 1))
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1));
  }

  private static Word word(CharSequence text, Span span) {
    String plain = plain(span.of(text));
    if (plain.codePoints().anyMatch(Character::isDigit)) {
      String digits = NUMBER_SIGNS.matcher(plain).replaceAll("");
      return new Word(digits, digits, 2, span);
    }
    int letters = plain.codePointCount(0, plain.length());
    String stem =
        letters <= STEM_LENGTH
            ? plain
            : plain.substring(0, plain.offsetByCodePoints(0, STEM_LENGTH));
    return new Word(plain, stem, letters <= SHORT ? 0.25 : 1, span);
  }

  private static Word pair(CharSequence text, int start, int end) {
    boolean last = end >= text.length() || !isSpaceless(Character.codePointAt(text, end));
    int until = last ? end : end + Character.charCount(Character.codePointAt(text, end));
    String plain = plain(text.subSequence(start, until).toString());
    return new Word(plain, plain, last ? 0.25 : 1, new Span(start, until));
  }

  private static String plain(String word) {
    return MARKS
        .matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isSpaceless(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(point);
      default -> false;
    };
  }
}
