package dev.footnote.observability.log;

import java.util.regex.Pattern;

/**
 * Takes out of text what must not stand in a log: secrets by their form or by the name before them,
 * e-mail addresses, and characters that would begin a line of their own.
 */
final class Masking {

  static final String MASK = "***";

  private static final String NAMES =
      "pass(?:word|wd|phrase)?|pwd|secret|(?:access|refresh|reset|id)?[_-]?token|authorization"
          + "|cookie|set-cookie|api[_-]?key|x-api-key|credentials?|private[_-]?key";

  private static final Pattern NAME = Pattern.compile("(?i)(?:.*[._-])?(?:" + NAMES + ")");

  /** Each begins where a word begins and does not look back, so none takes long on long text. */
  private static final Pattern SECRET =
      Pattern.compile(
          String.join(
              "|",
              // headers that may hold several secrets, to their end
              "(?i:(?<![a-z0-9])(?:set-)?(?:cookie|authorization)[\"']?\\s{0,3}[=:])[^\\r\\n]++",
              // what stands behind a telling name
              "(?i:(?<![a-z0-9])(?:"
                  + NAMES
                  + ")[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?)"
                  + "[^\\s\"',;&}\\]]++",
              // credentials of HTTP
              "(?i:(?<![a-z0-9])(?:bearer|basic)\\s{1,3})[\\w.~+/=-]{6,}+",
              // JSON Web Tokens
              "(?<![\\w-])eyJ[\\w-]{6,}+\\.[\\w.-]++",
              // keys of known makers
              "(?<![\\w-])(?:sk|pk|rk|re|fn|ghp|pcsk|xox[a-z])[_-][\\w-]{12,}+|AIza[\\w-]{20,}+",
              // credentials in addresses
              "://[^/\\s:@]{0,200}+:[^/\\s@]{1,200}+@",
              // random text, as all tokens of our own are
              "(?<![\\w-])(?=[\\w-]*[0-9])(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[\\w-]{32,}+"));

  private static final Pattern EMAIL =
      Pattern.compile("(?<![\\w.+%-])[\\w.+%-]{1,200}+@[\\w-]{1,200}+(?:\\.[\\w-]{1,200}+)++");

  private Masking() {}

  /** Whether what has this name must not be seen, whatever it looks like. */
  static boolean isSecret(String name) {
    return NAME.matcher(name).matches();
  }

  /** The text without secrets, on one line. */
  static String line(String text) {
    return OneLine.of(secrets(text));
  }

  /** The text without secrets, its lines as they are. */
  static String secrets(String text) {
    var masked = SECRET.matcher(text).replaceAll(MASK);
    return masked.indexOf('@') < 0 ? masked : EMAIL.matcher(masked).replaceAll(MASK);
  }
}
