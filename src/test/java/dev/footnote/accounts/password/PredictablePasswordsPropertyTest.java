package dev.footnote.accounts.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class PredictablePasswordsPropertyTest {

  private static final PredictablePasswords RULES =
      new PredictablePasswords(
          new CommonPasswords("butterfly\ndragon\nprincess\nsunshine\n".getBytes(UTF_8)));

  @Property
  void any_text_can_be_judged(@ForAll @StringLength(max = 256) String text) {
    RULES.contains(text);
  }

  @Property
  void a_unit_shorter_than_eight_is_predictable_however_often_it_is_repeated(
      @ForAll @StringLength(min = 1, max = 7) String unit,
      @ForAll @IntRange(min = 20, max = 30) int times) {
    assertThat(RULES.contains(unit.repeat(times))).isTrue();
  }

  @Example
  void a_letter_that_is_two_in_lower_case_makes_no_unit_longer() {
    assertThat(RULES.contains("xqzvkpİ".repeat(20))).isTrue();
  }

  @Property
  void two_common_words_are_predictable_with_any_symbol_between(
      @ForAll("words") String first,
      @ForAll("words") String second,
      @ForAll("symbols") char symbol) {
    assertThat(RULES.contains(first + symbol + second)).isTrue();
    assertThat(RULES.contains((first + symbol + second).toUpperCase(java.util.Locale.ROOT)))
        .isTrue();
  }

  @Property
  void random_characters_are_not_predictable(@ForAll("random") String password) {
    assertThat(RULES.contains(password)).isFalse();
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("sunshine", "princess", "dragon", "butterfly");
  }

  @Provide
  Arbitrary<Character> symbols() {
    return Arbitraries.of(' ', '-', '_', '.', '&', '+');
  }

  /** Letters far from each other in alphabet and on keyboards, none twice in a row. */
  @Provide
  Arbitrary<String> random() {
    return Arbitraries.of("bx", "hq", "pt", "lw", "kg", "mv", "rn", "jd", "cz", "ys")
        .list()
        .ofSize(10)
        .uniqueElements()
        .map(parts -> String.join("", parts));
  }
}
