package dev.footnote.accounts.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Passwords and words that many people use, in lower case; a README beside the list names where
 * they come from. The list stays as it is in its file and is searched by halving: a set of its
 * 122,000 words would take each start a fifth of a second to make.
 */
final class CommonPasswords {

  private static final String RESOURCE = "common-passwords.txt";

  private final byte[] lines;

  /**
   * @param lines a word on each, in UTF-8, in the order of their bytes
   */
  CommonPasswords(byte[] lines) {
    this.lines = lines;
  }

  static CommonPasswords load() {
    try (var stream = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IOException(RESOURCE + " is missing");
      }
      return new CommonPasswords(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean contains(String word) {
    var wanted = word.getBytes(StandardCharsets.UTF_8);
    var low = 0;
    var high = lines.length;
    while (low < high) {
      var start = startOfLine((low + high) >>> 1);
      var end = endOfLine(start);
      var order = Arrays.compareUnsigned(lines, start, end, wanted, 0, wanted.length);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = end + 1;
      } else {
        high = start;
      }
    }
    return false;
  }

  private int startOfLine(int place) {
    var start = place;
    while (start > 0 && lines[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int endOfLine(int place) {
    var end = place;
    while (end < lines.length && lines[end] != '\n') {
      end++;
    }
    return end;
  }
}
