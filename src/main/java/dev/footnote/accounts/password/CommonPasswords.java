package dev.footnote.accounts.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords and words that many people use, in lower case; a README beside the list names where
 * they come from.
 */
record CommonPasswords(Set<String> words) {

  static final String RESOURCE = "common-passwords.txt";

  CommonPasswords {
    words = Set.copyOf(words);
  }

  static CommonPasswords load() {
    try (var lines = reader()) {
      return new CommonPasswords(
          lines.lines().filter(line -> !line.isEmpty()).collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader reader() throws IOException {
    var stream = CommonPasswords.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IOException(RESOURCE + " is missing");
    }
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  boolean contains(String word) {
    return words.contains(word);
  }
}
