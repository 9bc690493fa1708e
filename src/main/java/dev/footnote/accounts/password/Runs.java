package dev.footnote.accounts.password;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sequences of characters that hands and alphabets make by themselves. */
final class Runs {

  private static final int SHORTEST = 3;
  private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,3}|(19|20)\\d\\d");

  /** Paths over keyboards (QWERTY, QWERTZ, AZERTY); a run may go along one in either direction. */
  private static final List<String> PATHS =
      List.of(
          "`1234567890-=",
          "~!@#$%^&*()_+",
          "qwertyuiop[]",
          "asdfghjkl;'",
          "zxcvbnm,./",
          "qwertzuiop",
          "yxcvbnm",
          "azertyuiop",
          "qsdfghjklm",
          "wxcvbn",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
          "qazwsxedcrfvtgbyhnujmik,ol.p;/",
          "1q2w3e4r5t6y7u8i9o0p",
          "zaqxswcdevfrbgtnhymju",
          "7894561230",
          "147258369");

  private Runs() {}

  /**
   * Where the run ends that begins at {@code start}: the same character again and again, each the
   * next or the previous one, or along a keyboard. {@code start} itself if none begins there.
   */
  static int endOfRun(String password, int start) {
    var end = start + SHORTEST;
    if (end > password.length() || !isRun(password.substring(start, end))) {
      return start;
    }
    while (end < password.length() && isRun(password.substring(start, end + 1))) {
      end++;
    }
    return end;
  }

  private static boolean isRun(String part) {
    return isSequence(part) || isWalk(part);
  }

  static boolean isShortNumber(String part) {
    return SHORT_NUMBER.matcher(part).matches();
  }

  /** A single character between parts that is no letter or digit. */
  static boolean isSeparator(String password, int at) {
    return !Character.isLetterOrDigit(password.charAt(at))
        && !Character.isSurrogate(password.charAt(at))
        && (at == 0 || Character.isLetterOrDigit(password.charAt(at - 1)));
  }

  private static boolean isSequence(String part) {
    var step = part.charAt(1) - part.charAt(0);
    return Math.abs(step) <= 1
        && steps(part).allMatch(at -> part.charAt(at) - part.charAt(at - 1) == step);
  }

  private static boolean isWalk(String part) {
    return PATHS.stream().anyMatch(path -> path.contains(part) || path.contains(reversed(part)));
  }

  private static String reversed(String part) {
    return new StringBuilder(part).reverse().toString();
  }

  private static IntStream steps(String part) {
    return IntStream.range(1, part.length());
  }
}
