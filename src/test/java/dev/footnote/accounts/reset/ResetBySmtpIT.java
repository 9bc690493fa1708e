package dev.footnote.accounts.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.footnote.testing.Browser;
import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole way, with mail by a real mail server and the link opened as in a browser. */
@ServiceTest
@DirtiesContext // it would go on trying to reach services that have stopped
@ExtendWith(OutputCaptureExtension.class)
class ResetBySmtpIT {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final String EMAIL = "ada@smtp.example";
  private static final String NEW_PASSWORD = "another pass phrase for lamp 9";

  @LocalServerPort int port;

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry settings) {
    SERVER.start();
    SERVER.setUser("footnote@smtp.example", "footnote", "secret of smtp");
    settings.add("SMTP_HOST", () -> "127.0.0.1");
    settings.add("SMTP_PORT", () -> SERVER.getSmtp().getPort());
    settings.add("SMTP_USERNAME", () -> "footnote");
    settings.add("SMTP_PASSWORD", () -> "secret of smtp");
    settings.add("SMTP_FROM_EMAIL", () -> "footnote@smtp.example");
    settings.add("SMTP_FROM_NAME", () -> "Lighthouse answers");
    settings.add("FOOTNOTE_BASE_URL", () -> "https://answers.example");
    settings.add("logging.level.com.icegreen", () -> "WARN");
    settings.add("footnote.mail.smtp.encryption", () -> "none");
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void from_a_forgotten_password_to_a_new_one(CapturedOutput output) {
    var client = Client.at(port);
    client
        .post("/api/v1/auth/register", Map.of("email", EMAIL, "password", Client.PASSWORD))
        .expect(201);
    var session = login(client, Client.PASSWORD).expect(200).body();

    client.post("/api/v1/auth/forgot-password", Map.of("email", EMAIL)).expect(202);
    var mail = awaitMail("Set a new password");
    assertThat(Mailbox.header(mail, "From"))
        .isEqualTo("Lighthouse answers <footnote@smtp.example>");
    assertThat(Mailbox.recipient(mail)).isEqualTo(EMAIL);
    var link = Mailbox.link(mail);
    assertThat(link.toString()).startsWith("https://answers.example/reset-password?token=");
    assertThat(Mailbox.html(mail)).contains(link.toString());

    var browser = Browser.at(port);
    var arrival = browser.open(link);
    assertThat(arrival.previousResponse().orElseThrow().headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(cookie -> assertThat(cookie).contains("; Secure;"));
    var form = Browser.hidden(arrival.body()).get("form");
    var done =
        browser.post(
            "/reset-password",
            Map.of("form", form, "password", NEW_PASSWORD, "repeated", NEW_PASSWORD),
            Map.of("Cookie", "footnote_link=" + Mailbox.token(link) + "; footnote_form=" + form));
    assertThat(done.body()).contains("Your password is saved");

    login(client, Client.PASSWORD).expect(401);
    login(client, NEW_PASSWORD).expect(200);
    client.withToken(session.path("access_token").asString()).get("/api/v1/auth/me").expect(401);
    client
        .post(
            "/api/v1/auth/refresh",
            Map.of("refresh_token", session.path("refresh_token").asString()))
        .expect(401);
    var notice = awaitMail("Your password was changed");
    assertThat(Mailbox.text(notice)).doesNotContain(NEW_PASSWORD).doesNotContain("token=");
    assertThat(output.getAll())
        .doesNotContain(Mailbox.token(link))
        .doesNotContain("secret of smtp")
        .doesNotContain(EMAIL);
  }

  private static Client.Reply login(Client client, String password) {
    return client.post("/api/v1/auth/login", Map.of("email", EMAIL, "password", password));
  }

  private static MimeMessage awaitMail(String subject) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                Stream.of(SERVER.getReceivedMessages())
                    .filter(mail -> Mailbox.subject(mail).equals(subject))
                    .toList(),
            mails -> !mails.isEmpty())
        .getLast();
  }
}
