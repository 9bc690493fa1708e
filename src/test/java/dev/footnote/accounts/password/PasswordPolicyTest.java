package dev.footnote.accounts.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Secret;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  private static final CommonPasswords COMMON = CommonPasswords.load();
  private static final EmailAddress EMAIL = EmailAddress.of("grace.hopper@navy.example");

  private final PasswordPolicy policy = new PasswordPolicy(new PredictablePasswords(COMMON));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a long enough pass phrase 7",
        "correct horse battery staple",
        "correcthorsebatterystaple",
        "nur kleine buchstaben hier",
        "ALL CAPITALS AND NOTHING ELSE",
        "8391 7264 0257 1938 4405",
        "k3V!x9#pQz7&mW2$",
        "ägyptisches öl über österreich",
        "東京の夜は静かで星がよく見えます",
        "мой дядя самых честных правил",
        "grace.hopper likes footnote and other words",
        "🦉🐢🌵🎻🧭🪁🧶🫐🥁🛶🪴🧊🎈🪵🦔"
      })
  void a_long_password_that_nobody_guesses_is_accepted(String password) {
    assertThatCode(() -> check(password)).doesNotThrowAnyException();
  }

  @Test
  void fifteen_characters_are_enough_and_fourteen_are_not() {
    assertThat(refusal("qk wz vx jt ph b")).isNull();
    assertThat(refusal("qk wz vx jt ph")).isEqualTo(AccountError.PASSWORD_TOO_SHORT);
  }

  @Test
  void length_counts_characters_not_units_of_storage() {
    assertThat(refusal("🦉🐢🌵🎻🧭🪁🧶🫐")).isEqualTo(AccountError.PASSWORD_TOO_SHORT);
  }

  @Test
  void passwords_of_up_to_256_characters_are_accepted() {
    var password = "plum yard oxen tide ".repeat(13);
    assertThat(refusal(password.substring(0, 256))).isNull();
    assertThat(refusal(password.substring(0, 257))).isEqualTo(AccountError.PASSWORD_TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grace.hopper@navy.example",
        "GRACE.HOPPER@NAVY.EXAMPLE",
        "grace.hopper123",
        "1234grace.hopper",
        "footnotefootnote",
        "Footnote1234567",
        "footnote.grace.hopper"
      })
  void the_own_address_and_the_product_make_no_password(String password) {
    assertThat(refusal(password)).isEqualTo(AccountError.PASSWORD_TOO_PERSONAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "Password12345678",
        "P@ssw0rdP@ssw0rd",
        "password!!!!!!!!",
        "iloveyouforever",
        "Congratulations",
        "gonewiththewind",
        "indestructibility",
        "qwertyuiopasdfghjkl",
        "1qaz2wsx3edc4rfv",
        "1q2w3e4r5t6y7u8i",
        "123456789012345",
        "987654321987654321",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "abcabcabcabcabcabc",
        "abcdefghijklmnopqrstuvwxyz",
        "administratively",
        "manchesterunited",
        "elephant butterfly",
        "summer2024summer2024",
        "!@#$%^&*()_+!@#$%^",
        "asdfghjkl;'asdfghjkl;'"
      })
  void what_others_would_guess_is_refused(String password) {
    assertThat(refusal(password)).isEqualTo(AccountError.PASSWORD_TOO_COMMON);
  }

  @ParameterizedTest
  @MethodSource("commonOnesLongEnough")
  void every_listed_password_of_policy_length_is_refused(String password) {
    assertThatThrownBy(() -> check(password)).isInstanceOf(AppException.class);
  }

  static Stream<String> commonOnesLongEnough() {
    return CommonPasswordsTest.words().filter(word -> word.length() >= PasswordPolicy.MIN_LENGTH);
  }

  @Test
  void three_thousand_passwords_made_of_the_commonest_parts_are_refused() {
    var parts = CommonPasswordsTest.words().filter(word -> word.length() == 8).sorted().toList();
    var refused =
        Stream.iterate(0, number -> number + 1)
            .limit(3000)
            .map(number -> parts.get(number) + parts.get(parts.size() - 1 - number))
            .filter(password -> refusal(password) != null)
            .count();
    assertThat(refused).isEqualTo(3000);
  }

  private void check(String password) {
    policy.check(new Secret(password), EMAIL);
  }

  private Object refusal(String password) {
    try {
      check(password);
      return null;
    } catch (AppException e) {
      return e.code();
    }
  }
}
