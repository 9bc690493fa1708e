package dev.footnote.accounts.reset;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.footnote.accounts.reset.ResendStandIn.mail;
import static dev.footnote.accounts.reset.ResendStandIn.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.footnote.testing.AuthCalls;
import dev.footnote.testing.Browser;
import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Sockets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole way with a stand-in of Resend's API, and what becomes of it when services are down. */
@ServiceTest
@DirtiesContext // it would go on trying to reach services that have stopped
@ExtendWith(OutputCaptureExtension.class)
class ResetByResendIT {

  private static final String SUBJECT = "Set a new password";
  private static final String NEW_PASSWORD = "another pass phrase for lamp 9";
  private static final ResendStandIn RESEND = new ResendStandIn();

  /** On a port that it has again when it was stopped and is started. */
  private static final GreenMail SMTP =
      new GreenMail(new ServerSetup(Sockets.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private AuthCalls auth;

  @DynamicPropertySource
  static void services(DynamicPropertyRegistry settings) {
    RESEND.start();
    SMTP.start();
    settings.add("RESEND_API_KEY", () -> "re_secret_of_resend");
    settings.add("SMTP_FROM_EMAIL", () -> "footnote@resend.example");
    settings.add("SMTP_HOST", () -> "127.0.0.1");
    settings.add("SMTP_PORT", () -> SMTP.getSmtp().getPort());
    settings.add("FOOTNOTE_BASE_URL", () -> "http://127.0.0.1:8080");
    settings.add("logging.level.com.icegreen", () -> "WARN");
    settings.add("footnote.mail.smtp.encryption", () -> "none");
    settings.add("footnote.mail.resend.base-url", RESEND::url);
    settings.add("footnote.mail.resend.timeout", () -> "1s");
    settings.add("footnote.mail.outbox.first-delay", () -> "200ms");
    settings.add("footnote.mail.outbox.max-delay", () -> "400ms");
  }

  @AfterAll
  static void stop() {
    RESEND.stop();
    SMTP.stop();
  }

  @BeforeEach
  void connect() {
    auth = AuthCalls.at(port);
    RESEND.startAfresh();
  }

  @Test
  void from_a_forgotten_password_to_a_new_one() {
    var email = auth.register("whole@resend.example");
    auth.forgot(email).expect(202);

    var request = RESEND.awaitRequest(email, SUBJECT);
    assertThat(request.getUrl()).isEqualTo("/emails");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer re_secret_of_resend");
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    assertThat(request.getHeader("Idempotency-Key")).isEqualTo(idOfMail(email));
    var mail = mail(request);
    assertThat(mail.propertyNames())
        .containsExactlyInAnyOrder("from", "to", "subject", "text", "html", "headers");
    assertThat(mail.path("from").asString()).isEqualTo("Footnote <footnote@resend.example>");
    assertThat(mail.path("to").toString()).isEqualTo("[\"" + email + "\"]");
    var link = Mailbox.linkIn(mail.path("text").asString());
    assertThat(link.toString()).startsWith("http://127.0.0.1:8080/reset-password?token=");
    assertThat(mail.path("html").asString()).contains("href=\"" + link + "\"");

    var browser = Browser.at(port);
    var done =
        browser.submit(
            browser.open(link), Map.of("password", NEW_PASSWORD, "repeated", NEW_PASSWORD));
    assertThat(done.body()).contains("Your password is saved");
    auth.login(email, NEW_PASSWORD).expect(200);
    auth.login(email, Client.PASSWORD).expect(401);
    assertThat(SMTP.getReceivedMessagesForDomain(email)).isEmpty();
  }

  @Test
  void when_resend_is_down_the_mail_server_takes_over() {
    var email = auth.register("fallback@resend.example");
    RESEND.answer(aResponse().withStatus(503));

    auth.forgot(email).expect(202);

    awaitBySmtp(email);
    awaitStatus(email, "sent smtp");
  }

  /** R33. */
  @Test
  void when_resend_hangs_no_reply_waits_for_it() {
    var email = auth.register("hanging@resend.example");
    RESEND.answer(taken().withFixedDelay(60_000));
    timed(() -> auth.forgot(email).expect(202));

    awaitBySmtp(email);
  }

  /** R33. */
  @Test
  void when_both_are_down_nothing_is_lost_and_no_reply_waits(CapturedOutput output) {
    var email = auth.register("outage@resend.example");
    RESEND.answer(aResponse().withStatus(500));
    SMTP.stop();
    try {
      timed(() -> auth.forgot(email).expect(202));
      awaitFailures(email, 3);
      assertThat(auth.forgot("x@resend.example").status()).isEqualTo(202);
      assertThat(status(email)).isEqualTo("queued null");
      RESEND.startAfresh();

      var request = RESEND.awaitRequest(email, SUBJECT);
      awaitStatus(email, "sent resend");

      assertThat(request.getHeader("Idempotency-Key")).isEqualTo(idOfMail(email));
      var link = Mailbox.linkIn(mail(request).path("text").asString());
      auth.reset(Mailbox.token(link), NEW_PASSWORD).expect(204);
      auth.login(email, NEW_PASSWORD).expect(200);
      assertThat(output.getAll())
          .contains("mail not taken")
          .doesNotContain(Mailbox.token(link))
          .doesNotContain("re_secret_of_resend")
          .doesNotContain(email);
    } finally {
      SMTP.start();
    }
  }

  @Test
  void each_try_has_the_same_key_and_body_so_that_a_repeated_one_sends_no_second_mail() {
    var email = auth.register("repeated@resend.example");
    RESEND.answer(aResponse().withStatus(500));
    SMTP.stop();
    try {
      auth.forgot(email).expect(202);
      awaitFailures(email, 3);
    } finally {
      SMTP.start();
    }
    var tries = RESEND.requests(email, SUBJECT);

    assertThat(tries).hasSizeGreaterThanOrEqualTo(3);
    assertThat(tries)
        .extracting(request -> request.getHeader("Idempotency-Key"))
        .containsOnly(idOfMail(email));
    assertThat(tries.stream().map(LoggedRequest::getBodyAsString).distinct()).hasSize(1);
  }

  private static void timed(Runnable call) {
    var start = System.nanoTime();
    call.run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
  }

  private static void awaitBySmtp(String email) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                Stream.of(SMTP.getReceivedMessages())
                    .anyMatch(
                        mail ->
                            Mailbox.recipient(mail).equals(email)
                                && Mailbox.subject(mail).equals(SUBJECT)));
  }

  private void awaitStatus(String email, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> status(email).equals(status));
  }

  private void awaitFailures(String email, int number) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> failures(email) >= number);
  }

  private int failures(String email) {
    return jdbc.sql(
            """
            select coalesce(max(failures), 0) from emails
            where recipient = :email and subject = :subject
            """)
        .param("email", email)
        .param("subject", SUBJECT)
        .query(Integer.class)
        .single();
  }

  private String status(String email) {
    return jdbc.sql(
            """
            select status || ' ' || coalesce(sent_by, 'null') from emails
            where recipient = :email and subject = :subject
            """)
        .param("email", email)
        .param("subject", SUBJECT)
        .query(String.class)
        .single();
  }

  private String idOfMail(String email) {
    return jdbc.sql("select id::text from emails where recipient = :email and subject = :subject")
        .param("email", email)
        .param("subject", SUBJECT)
        .query(String.class)
        .single();
  }
}
