package dev.footnote.mail.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.mail.Email;
import dev.footnote.mail.EmailId;
import dev.footnote.mail.Letter;
import dev.footnote.mail.MailAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTemplatesTest {

  private static final String LINK =
      "https://footnote.example.org/reset-password?token=" + "a_-9".repeat(10) + "a_9";

  private final LetterTemplates templates = new LetterTemplates();

  @ParameterizedTest
  @ValueSource(strings = {"password-reset", "set-password", "verification", "invitation"})
  void a_letter_with_a_link_has_it_as_text_and_as_a_button(String name) {
    var email = write(name);

    assertThat(email.text().lines()).contains(LINK);
    assertThat(email.html()).contains("<a href=\"" + LINK + "\"");
    assertThat(email.text()).contains("23 November 2026, 15:00 UTC");
    assertThat(email.html()).contains("23 November 2026, 15:00 UTC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password-reset",
        "set-password",
        "verification",
        "invitation",
        "password-changed"
      })
  void mail_programs_can_show_every_letter(String name) {
    var email = write(name);

    assertThat(email.text().chars()).as("ASCII, so that nothing is recoded").allMatch(c -> c < 128);
    assertThat(email.html().chars()).allMatch(c -> c < 128);
    assertThat(email.html().lines()).allMatch(line -> line.length() < 998);
    assertThat(email.text()).doesNotContain("[[").doesNotContain("[(").doesNotContain("null");
    assertThat(email.html())
        .startsWith("<!doctype html>")
        .contains("<html lang=\"en\"")
        .contains("<title>A subject</title>")
        .doesNotContain(" th:")
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("<link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password-reset", "invitation"})
  void nothing_in_a_value_becomes_markup(String name) {
    var email = write(name, "https://x.example/?a=1&b=\"><script>alert(1)</script>");

    assertThat(email.html()).doesNotContain("<script").contains("&amp;b=&quot;&gt;&lt;script&gt;");
  }

  private Email write(String name) {
    return write(name, LINK);
  }

  private Email write(String name, String link) {
    var values =
        Map.of(
            "link",
            link,
            "until",
            "23 November 2026, 15:00 UTC",
            "time",
            "23 November 2026, 15:00 UTC",
            "site",
            "https://footnote.example.org");
    return templates.write(
        new EmailId(new UUID(0, 1)),
        new Letter(
            MailAddress.of("ada@example.org"), name, "A subject", values, Duration.ofHours(1)));
  }
}
