package dev.footnote.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class MaskingPropertyTest {

  @Property
  void no_token_of_ours_passes_wherever_it_stands(
      @ForAll @Size(32) byte[] bytes, @ForAll @StringLength(max = 40) String around) {
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var text = around + " " + token + " " + around;
    if (hasAllSorts(token)) {
      assertThat(Masking.line(text)).doesNotContain(token);
    }
    assertThat(Masking.line("token=" + token)).doesNotContain(token);
  }

  /** Random bytes have them but for once in a million times; generated ones are not random. */
  private static boolean hasAllSorts(String token) {
    return token.chars().anyMatch(Character::isDigit)
        && token.chars().anyMatch(Character::isUpperCase)
        && token.chars().anyMatch(Character::isLowerCase);
  }

  @Property
  void no_address_passes(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 20) String name,
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String host) {
    var address = name + "@" + host + ".org";
    assertThat(Masking.line("to " + address + ", from <" + address + ">")).doesNotContain(address);
  }

  @Property
  void a_line_stays_one_line(@ForAll String text) {
    assertThat(Masking.line(text)).doesNotContainPattern("[\\n\\r\\u0085\\u2028\\u2029]");
  }
}
