package dev.footnote.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.kernel.AppException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ada@example.org", "a.b+c@x-y.example", "o'neil@localhost", "ü@bücher.example"})
  void an_address_that_servers_take_is_taken(String address) {
    assertThat(MailAddress.of(address).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org\r\nBcc: eve@example.org",
        "ada@example.org\nBcc: eve@example.org",
        "ada@example.org, eve@example.org",
        "ada@example.org;eve@example.org",
        "Ada <ada@example.org>",
        "\"ada\"@example.org",
        "ada@example.org (eve@example.org)",
        "ada@@example.org",
        "ada",
        "@example.org",
        "",
        "ada\u0000@example.org",
        "ada@example.org\u0085",
        "ada@example.org\u2028Bcc: eve@example.org"
      })
  void nothing_in_an_address_begins_another_header_or_recipient(String address) {
    assertRefused(() -> MailAddress.of(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada\r\nBcc: eve@example.org",
        "Ada\nBcc: eve@example.org",
        "Ada\rX: y",
        "Ada\u0000",
        "Ada\u2028X: y",
        "Ada\u0085X: y"
      })
  void nothing_in_a_name_begins_another_header(String name) {
    assertRefused(() -> new MailAddress("ada@example.org", name));
  }

  @Test
  void nothing_in_a_subject_begins_another_header() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Email(
                    new EmailId(new UUID(0, 1)),
                    MailAddress.of("ada@example.org"),
                    "Hello\r\nBcc: eve@example.org",
                    "",
                    ""));
  }

  @Test
  void neither_address_nor_content_is_printed() {
    assertThat(MailAddress.of("ada@example.org")).hasToString("address");
    assertThat(MailerContract.EMAIL.toString()).doesNotContain("ada").doesNotContain("token");
  }

  private static void assertRefused(Runnable making) {
    var fault = catchThrowableOfType(AppException.class, making::run);
    assertThat(fault).isNotNull();
    assertThat(fault.code()).isEqualTo(MailError.INVALID_MAIL_ADDRESS);
  }
}
