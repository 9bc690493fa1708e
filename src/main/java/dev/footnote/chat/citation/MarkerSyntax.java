package dev.footnote.chat.citation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a citation marker looks like, and what a reader might take for one.
 *
 * <p>A look-alike is anything between square brackets of any script (or their HTML entities, also
 * nested) that holds a number and nothing but numbers, separators and words such as "source". A
 * decimal fraction is none: {@code [0.8, 1.2]} is an interval.
 */
public final class MarkerSyntax {

  /** Longest look-alike in UTF-16 units; more than that is text. */
  static final int MAX_LENGTH = 300;

  private static final int MAX_NUMBERS = 20;
  private static final String OPENERS =
      "\\[\uFF3B\u3010\u3014\u3016\u3018\u301A\u27E6\u2772\u2045\uFE5D\uFE47\u298B\u298D\u298F";
  private static final String CLOSERS =
      "\\]\uFF3D\u3011\u3015\u3017\u3019\u301B\u27E7\u2773\u2046\uFE5E\uFE48\u298C\u298E\u2990";
  private static final String OPEN =
      "(?:[" + OPENERS + "]|&(?:#0{0,5}91|#[xX]0{0,5}5[bB]|lsqb|lbrack);?)";
  private static final String CLOSE =
      "(?:[" + CLOSERS + "]|&(?:#0{0,5}93|#[xX]0{0,5}5[dD]|rsqb|rbrack);?)";
  private static final String SIGN =
      "[\\p{N}\\p{M}\\p{Cf}\\p{Cc}\\p{Z}\\p{Pd}\\s,;:^#*+/\\\\_|~\u2020\u2021\uFF0C\u3001\uFF1B\uFF1A]"
          + "|\\.(?!\\p{N})|&(?!#|[lr]sqb|[lr]brack)";
  private static final String WORD =
      "(?i:sources?|passages?|documents?|docs?|references?|refs?|citations?|cite|footnotes?|notes?"
          + "|chunks?|quellen?|pages?|pp?|see|and|und|or)";
  private static final String BODY = "(?:" + OPEN + "|" + SIGN + "|" + WORD + ")";

  /** Where something may begin that looks like a marker. */
  static final Pattern BEGINNING = Pattern.compile("[" + OPENERS + "&]");

  /** Something between brackets that may be a marker; it is a look-alike if it has a number. */
  static final Pattern BRACKETED =
      Pattern.compile(OPEN + BODY + "{0,250}+" + CLOSE + "(?:\\s?" + CLOSE + "){0,3}");

  private static final Pattern SPACED = Pattern.compile("\\s?(?:" + BRACKETED.pattern() + ")");

  /** A marker that the text ends in. */
  static final Pattern UNFINISHED = Pattern.compile(OPEN + BODY + "{0,250}+\\z");

  private static final Pattern NUMBER = Pattern.compile("\\p{N}");
  private static final Pattern BRACKET = Pattern.compile(OPEN + "|" + CLOSE);
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{M}\\p{Cc}&&[^\\s]]");
  private static final String ONE = "[\\^#]?(\\p{Nd}{1,4})(?:\\s*\\p{Pd}\\s*(\\p{Nd}{1,4}))?";
  private static final Pattern ONE_OR_RANGE = Pattern.compile(ONE);
  private static final Pattern WELL_FORMED =
      Pattern.compile(
          "(?:(?:sources?|passages?|documents?|docs?|references?|refs?|citations?|footnotes?|notes?)"
              + "[\\s.:#]*)?"
              + ONE
              + "(?:(?:\\s*[,;&\u3001]\\s*|\\s+and\\s+|\\s+und\\s+|\\s+)"
              + ONE
              + "){0,"
              + MAX_NUMBERS
              + "}");

  private MarkerSyntax() {}

  static boolean hasNumber(CharSequence bracketed) {
    return NUMBER.matcher(BRACKET.matcher(bracketed).replaceAll(" ")).find();
  }

  /** The numbers that a look-alike means, each once; none if it is malformed. */
  static List<Integer> numbers(CharSequence bracketed) {
    String inner = BRACKET.matcher(bracketed).replaceAll(" ");
    String plain =
        INVISIBLE
            .matcher(Normalizer.normalize(inner, Normalizer.Form.NFKC))
            .replaceAll("")
            .strip()
            .toLowerCase(Locale.ROOT);
    return WELL_FORMED.matcher(plain).matches() ? listed(plain) : List.of();
  }

  /** The text with everything that looks like a marker blanked out, index for index. */
  static String blanked(String text) {
    var blanked = new StringBuilder(text);
    Matcher matcher = BRACKETED.matcher(text);
    while (matcher.find()) {
      if (hasNumber(matcher.group())) {
        blanked.replace(matcher.start(), matcher.end(), " ".repeat(matcher.group().length()));
      }
    }
    return blanked.toString();
  }

  /** The text without anything that looks like a marker. */
  public static String removed(String text) {
    return SPACED
        .matcher(text)
        .replaceAll(
            match -> hasNumber(match.group()) ? "" : Matcher.quoteReplacement(match.group()));
  }

  private static List<Integer> listed(String plain) {
    var numbers = new ArrayList<Integer>();
    Matcher each = ONE_OR_RANGE.matcher(plain);
    while (each.find()) {
      int first = Integer.parseInt(each.group(1));
      int last = each.group(2) == null ? first : Integer.parseInt(each.group(2));
      for (int n = first; n <= last && numbers.size() < MAX_NUMBERS; n++) {
        numbers.add(n);
      }
    }
    return numbers.stream().distinct().toList();
  }
}
