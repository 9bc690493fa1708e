package dev.footnote.accounts.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class CommonPasswordsTest {

  static Stream<String> words() {
    try (var list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
      return new String(list.readAllBytes(), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Example
  void every_word_of_the_list_is_found_and_none_with_something_added() {
    var common = CommonPasswords.load();
    var words = words().toList();
    assertThat(words).hasSizeGreaterThan(100_000).allMatch(common::contains);
    var known = Set.copyOf(words);
    assertThat(words)
        .map(word -> word + "~")
        .filteredOn(word -> !known.contains(word))
        .noneMatch(common::contains);
  }

  @Property
  void what_is_on_a_line_is_contained_and_nothing_else(
      @ForAll Set<@StringLength(min = 1, max = 3) String> texts,
      @ForAll @StringLength(max = 3) String other) {
    var words =
        texts.stream()
            .map(CommonPasswordsTest::encodable)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    var common = new CommonPasswords(sorted(words).getBytes(UTF_8));
    assertThat(words).allMatch(common::contains);
    assertThat(common.contains(encodable(other))).isEqualTo(words.contains(encodable(other)));
  }

  private static String sorted(List<String> words) {
    return words.stream()
        .sorted((one, two) -> Arrays.compareUnsigned(one.getBytes(UTF_8), two.getBytes(UTF_8)))
        .map(word -> word + "\n")
        .collect(joining());
  }

  /** Without line ends and halves of characters, which no line of UTF-8 has. */
  private static String encodable(String text) {
    return text.replaceAll("[\\n\\p{Cs}]", "");
  }
}
