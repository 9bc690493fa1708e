package dev.footnote.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @Test
  void an_address_is_kept_in_lower_case_without_space_around_it() {
    assertThat(EmailAddress.of("  Ada@Example.ORG ").value()).isEqualTo("ada@example.org");
  }

  @Test
  void an_address_has_two_parts() {
    var address = EmailAddress.of("ada@example.org");
    assertThat(address.localPart()).isEqualTo("ada");
    assertThat(address.domain()).isEqualTo("example.org");
    assertThat(address).hasToString("ada@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada@localhost", "a.b+c@x-y.example", "ü@bücher.example", "o'neil@x.org"})
  void what_mail_servers_take_is_taken(String address) {
    assertThat(EmailAddress.of(address).value()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ada",
        "ada@",
        "@x.org",
        "a b@x.org",
        "a@b@c",
        "a@x..org",
        "a\u0000@x.org",
        "a@x.org\nBcc: b@x.org"
      })
  void anything_else_is_refused(String address) {
    assertThatThrownBy(() -> EmailAddress.of(address))
        .isInstanceOfSatisfying(
            AppException.class,
            fault -> assertThat(fault.code()).isEqualTo(AccountError.INVALID_EMAIL));
  }

  @Test
  void an_address_longer_than_mail_allows_is_refused() {
    assertThatThrownBy(() -> EmailAddress.of("a@" + "x".repeat(253)))
        .isInstanceOf(AppException.class);
  }
}
