package dev.footnote.documents.chunking;

import java.util.regex.Pattern;

/** Reads lines: where they end and what they look like. */
final class Lines {

  private static final Pattern ITEM =
      Pattern.compile("\\s*(?:[-*+•‣◦–·]|\\(?(?:\\d{1,3}|[a-zA-Z])[.)])\\s+\\S");
  private static final int NO_FENCE = 0;

  private Lines() {}

  /** Index after the line that begins at {@code from} and after its terminator. */
  static int end(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\r' && at + 1 < to && text.charAt(at + 1) == '\n') {
        return at + 2;
      }
      if (c == '\n' || c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) {
        return at + 1;
      }
    }
    return to;
  }

  /** Whether it reads as a row of a table: cells parted by tabs or bars. */
  static boolean row(String text, int start, int end) {
    int from = Characters.skipSpace(text, start, end);
    int to = Characters.trimSpace(text, from, end);
    int bars = 0;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c == '\t') {
        return true;
      }
      bars += c == '|' ? 1 : 0;
    }
    return bars >= 2 || (bars == 1 && text.charAt(from) == '|');
  }

  /** Whether it is the line under a table's head: bars, dashes and colons alone. */
  static boolean rule(String text, int start, int end) {
    boolean dashes = false;
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if ("|-:=+".indexOf(c) < 0 && !Characters.space(c)) {
        return false;
      }
      dashes |= c == '-' || c == '=';
    }
    return dashes;
  }

  /** Whether it begins an item of a list. */
  static boolean item(String text, int start, int end) {
    return ITEM.matcher(text).region(start, end).lookingAt();
  }

  /** How many backticks or tildes (as a negative number) open a fence here; 0 if none do. */
  static int fence(String text, int start, int end) {
    int from = Characters.skipSpace(text, start, end);
    if (from == end || (text.charAt(from) != '`' && text.charAt(from) != '~')) {
      return NO_FENCE;
    }
    char mark = text.charAt(from);
    int at = from;
    while (at < end && text.charAt(at) == mark) {
      at++;
    }
    int length = at - from;
    if (length < 3 || text.substring(at, end).indexOf('`') >= 0) {
      return NO_FENCE;
    }
    return mark == '`' ? length : -length;
  }

  /** Whether the line closes a fence that {@link #fence} found. */
  static boolean closes(String text, int start, int end, int fence) {
    int found = fence(text, start, end);
    int from = Characters.skipSpace(text, start, end);
    int length = Math.abs(found);
    return Integer.signum(found) == Integer.signum(fence)
        && length >= Math.abs(fence)
        && Characters.blank(text, from + length, end);
  }
}
