package dev.footnote.chat.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into sentences: at full stops that an upper-case or caseless letter follows, at those
 * of East Asian scripts, at blank lines and before list items, headings and table rows. What was
 * cut stays cut when text is added at the end.
 */
final class Sentences {

  private static final String STOPS = ".!?\u2026\u061F\u06D4\u0964";
  private static final String WIDE_STOPS = "\u3002\uFF01\uFF1F\uFF61";
  private static final String CLOSERS = "\"'\u201D\u2019\u00BB)]\u300D\u300F\uFF09\u300B*_`";
  private static final String LINE_BEGINNINGS = "-*+\u2022#|>\u2013";
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "dr", "mr", "mrs", "ms", "prof", "st", "vs", "al", "e.g", "i.e", "approx", "ca", "cf",
          "resp", "dept", "z.b", "d.h", "bzw", "u.a", "sr", "jr");
  private static final Set<String> BEFORE_NUMBERS =
      Set.of("no", "nr", "fig", "figs", "eq", "eqs", "vol", "p", "pp", "sec", "ch", "art", "abb");

  private Sentences() {}

  /** The sentences in order, each with the white space after it, together the whole text. */
  static List<Span> of(CharSequence text) {
    var sentences = new ArrayList<Span>();
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int next = nextSentence(text, start, at);
      if (next > 0) {
        sentences.add(new Span(start, next));
        start = next;
        at = next;
      } else {
        at++;
      }
    }
    if (start < text.length()) {
      sentences.add(new Span(start, text.length()));
    }
    return sentences;
  }

  /** Where the next sentence begins if this one ends with the character at {@code at}, else 0. */
  private static int nextSentence(CharSequence text, int start, int at) {
    char c = text.charAt(at);
    if (c == '\n') {
      return afterLine(text, start, at);
    }
    if (WIDE_STOPS.indexOf(c) >= 0) {
      int next = skip(text, skipAny(text, at + 1, WIDE_STOPS + CLOSERS));
      return next < text.length() ? next : 0;
    }
    return STOPS.indexOf(c) >= 0 ? afterStop(text, start, at) : 0;
  }

  private static int afterStop(CharSequence text, int start, int at) {
    int after = skipAny(text, at + 1, STOPS + CLOSERS);
    if (after >= text.length() || !Character.isWhitespace(text.charAt(after))) {
      return 0;
    }
    int next = skip(text, after);
    if (next >= text.length() || Character.isLowerCase(Character.codePointAt(text, next))) {
      return 0;
    }
    boolean goesOn =
        text.charAt(at) == '.' && after == at + 1 && abbreviated(text, start, at, next);
    return goesOn ? 0 : next;
  }

  private static boolean abbreviated(CharSequence text, int start, int stop, int next) {
    int from = stop;
    while (from > start && isWordPart(text.charAt(from - 1))) {
      from--;
    }
    String word = text.subSequence(from, stop).toString().toLowerCase(Locale.ROOT);
    boolean numbering =
        !word.isEmpty()
            && word.chars().allMatch(Character::isDigit)
            && text.subSequence(start, from).toString().isBlank();
    boolean initial = word.length() == 1 && Character.isUpperCase(text.charAt(from));
    return numbering
        || initial
        || ABBREVIATIONS.contains(word)
        || (BEFORE_NUMBERS.contains(word) && Character.isDigit(text.charAt(next)));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }

  private static int afterLine(CharSequence text, int start, int at) {
    int next = skip(text, at);
    if (next >= text.length() || text.subSequence(start, at).toString().isBlank()) {
      return 0;
    }
    boolean blankLine = text.subSequence(at + 1, next).toString().indexOf('\n') >= 0;
    boolean heading = text.charAt(start) == '#' || text.charAt(start) == '|';
    return blankLine || heading || beginsBlock(text, next) ? next : 0;
  }

  private static boolean beginsBlock(CharSequence text, int at) {
    if (LINE_BEGINNINGS.indexOf(text.charAt(at)) >= 0) {
      return true;
    }
    int end = at;
    while (end < text.length() && end < at + 4 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end > at && end < text.length() && ".)".indexOf(text.charAt(end)) >= 0;
  }

  private static int skipAny(CharSequence text, int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Behind white space. */
  static int skip(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
