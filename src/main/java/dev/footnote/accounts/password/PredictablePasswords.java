package dev.footnote.accounts.password;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Passwords of the required length that are guessed early: common ones, and those put together from
 * at most two parts that are common themselves.
 *
 * <p>A password costs the least sum of its parts: a common word 2, a run such as {@code 12345},
 * {@code aaaa} or {@code qwert} 1, a year or up to three digits 1, one symbol between parts 0,
 * saying it all again 1, and any other character 1. It is predictable at 4 or less; two common
 * words with a symbol are, three are not.
 */
final class PredictablePasswords {

  private static final int PREDICTABLE_COST = 4;
  private static final int LONGEST_WORD = 40;
  private static final int SHORTEST_UNIT = 8;
  private static final int FEWEST_CHARACTERS = 5;
  private static final int WORD_COST = 2;
  private static final int RUN_COST = 1;

  private static final Map<Integer, Integer> LOOKALIKES =
      Map.of(
          (int) '@', (int) 'a',
          (int) '4', (int) 'a',
          (int) '3', (int) 'e',
          (int) '1', (int) 'i',
          (int) '!', (int) 'i',
          (int) '0', (int) 'o',
          (int) '$', (int) 's',
          (int) '5', (int) 's',
          (int) '7', (int) 't');

  private final CommonPasswords common;

  PredictablePasswords(CommonPasswords common) {
    this.common = common;
  }

  boolean contains(String password) {
    var lower = password.toLowerCase(Locale.ROOT);
    return isMonotonous(password)
        || isMonotonous(lower)
        || isCheap(lower)
        || isCheap(withoutLookalikes(lower));
  }

  private boolean isCheap(String password) {
    var period = period(password);
    return period <= password.length() / 2
        ? cost(password.substring(0, period)) + 1 <= PREDICTABLE_COST
        : cost(password) <= PREDICTABLE_COST;
  }

  /** Has few different characters, or is a short unit over and over. */
  private static boolean isMonotonous(String password) {
    return password.codePoints().distinct().count() < FEWEST_CHARACTERS
        || period(password) < SHORTEST_UNIT;
  }

  /** The length of the shortest unit that, repeated, begins with the whole password. */
  private static int period(String password) {
    var period = 1;
    while (!password.startsWith(password.substring(period))) {
      period++;
    }
    return period;
  }

  private static String withoutLookalikes(String password) {
    return password
        .codePoints()
        .map(character -> LOOKALIKES.getOrDefault(character, character))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  int cost(String password) {
    var costs = new int[password.length() + 1];
    Arrays.fill(costs, Integer.MAX_VALUE);
    costs[0] = 0;
    for (var start = 0; start < password.length(); start++) {
      spread(password, start, costs);
    }
    return costs[password.length()];
  }

  private void spread(String password, int start, int[] costs) {
    var longest = Math.min(password.length(), start + LONGEST_WORD);
    var endOfRun = Runs.endOfRun(password, start);
    for (var end = start + 1; end <= Math.max(longest, endOfRun); end++) {
      var part = password.substring(start, end);
      var cost = end <= endOfRun ? RUN_COST : costOf(part, password, start);
      costs[end] = Math.min(costs[end], costs[start] + cost);
    }
  }

  private int costOf(String part, String password, int start) {
    if (part.length() == 1) {
      return Runs.isSeparator(password, start) ? 0 : 1;
    }
    if (Runs.isShortNumber(part)) {
      return RUN_COST;
    }
    return common.contains(part) ? WORD_COST : part.length();
  }
}
