package dev.footnote.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Mailer} does. */
public interface MailerContract {

  String LINK = "https://footnote.example.org/reset-password?token=" + "x_-4".repeat(10) + "x_4";

  Email EMAIL =
      new Email(
          new EmailId(new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0001L)),
          MailAddress.of("ada@example.org"),
          "Set a new password",
          "Open this link:\n\n" + LINK + "\n",
          "<!doctype html><html lang=\"en\"><body><a href=\"" + LINK + "\">Go</a></body></html>\n");

  /** A mailer whose service takes everything. */
  Mailer working();

  /** A mailer whose service is away. */
  Mailer failing();

  /** What the service of {@link #working} has taken so far. */
  List<Received> received();

  @Test
  default void a_mail_arrives_as_text_and_as_html() {
    working().send(EMAIL);

    assertThat(received())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.to()).isEqualTo("ada@example.org");
              assertThat(mail.subject()).isEqualTo("Set a new password");
              assertThat(mail.text().strip()).isEqualToNormalizingNewlines(EMAIL.text().strip());
              assertThat(mail.html().strip()).isEqualToNormalizingNewlines(EMAIL.html().strip());
            });
  }

  @Test
  default void the_same_mail_sent_again_can_be_told_to_be_the_same() {
    var mailer = working();
    mailer.send(EMAIL);
    mailer.send(EMAIL);

    assertThat(received())
        .extracting(Received::identity)
        .hasSizeBetween(1, 2)
        .allMatch(id -> id.contains(EMAIL.id().toString()));
  }

  @Test
  default void a_service_that_is_away_is_a_fault_that_may_pass() {
    var fault = catchThrowableOfType(AppException.class, () -> failing().send(EMAIL));

    assertThat(fault.code().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(fault.detail()).doesNotContain("ada@example.org").doesNotContain("token=");
  }

  @Test
  default void it_has_a_name() {
    assertThat(working().name()).matches("[a-z]+");
  }

  /** A mail as it arrived; {@code identity} is what makes two tries one mail. */
  record Received(String identity, String to, String subject, String text, String html) {}
}
