package dev.footnote.mail.adapter.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Secret;
import dev.footnote.mail.Email;
import dev.footnote.mail.EmailId;
import dev.footnote.mail.MailAddress;
import dev.footnote.mail.MailError;
import dev.footnote.mail.Mailer;
import dev.footnote.mail.MailerContract;
import dev.footnote.mail.message.MimeMessages;
import dev.footnote.testing.Mailbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpMailerIT implements MailerContract {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public Mailer working() {
    return mailer(server.getSmtp().getPort());
  }

  @Override
  public Mailer failing() {
    return mailer(1);
  }

  @Override
  public List<Received> received() {
    return Stream.of(server.getReceivedMessages())
        .map(
            mail ->
                new Received(
                    Mailbox.header(mail, "Message-ID"),
                    Mailbox.recipient(mail),
                    Mailbox.subject(mail),
                    Mailbox.text(mail),
                    Mailbox.html(mail)))
        .toList();
  }

  @Test
  void the_mail_says_who_it_is_from_and_that_a_program_wrote_it() {
    working().send(EMAIL);

    var mail = server.getReceivedMessages()[0];
    assertThat(Mailbox.header(mail, "From")).isEqualTo("Footnote <footnote@example.org>");
    assertThat(Mailbox.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(Mailbox.header(mail, "Message-ID")).isEqualTo("<" + EMAIL.id() + "@example.org>");
    assertThat(Mailbox.header(mail, "Content-Type")).startsWith("multipart/alternative");
  }

  @Test
  void user_and_password_are_shown_to_a_server_that_asks() {
    server.setUser("footnote@example.org", "footnote", "right");
    var settings = settings(server.getSmtp().getPort(), "footnote", "right", Encryption.NONE);

    mailer(settings).send(EMAIL);

    assertThat(received()).hasSize(1);
  }

  @Test
  void a_wrong_password_waits_for_the_operator() {
    var fault = fault(Map.of("EHLO", "250-mail\r\n250 AUTH PLAIN", "AUTH", "535 wrong"), "wrong");

    assertThat(fault.code()).isEqualTo(MailError.MAIL_UNAVAILABLE);
    assertThat(fault.detail()).contains("user or password");
  }

  @Test
  void nothing_is_said_to_a_server_that_does_not_encrypt() {
    var settings = settings(server.getSmtp().getPort(), "", "", Encryption.STARTTLS);

    var fault = catchThrowableOfType(AppException.class, () -> mailer(settings).send(EMAIL));

    assertThat(fault.code()).isEqualTo(MailError.MAIL_UNAVAILABLE);
    assertThat(received()).isEmpty();
  }

  @Test
  void a_recipient_or_message_refused_for_good_is_not_tried_again() {
    assertThat(fault(Map.of("RCPT", "550 no such user")).code()).isEqualTo(MailError.MAIL_REFUSED);
    assertThat(fault(Map.of("END", "554 spam")).code()).isEqualTo(MailError.MAIL_REFUSED);
  }

  @Test
  void what_a_server_cannot_take_now_may_be_taken_later() {
    for (var command : List.of("CONNECT", "MAIL", "RCPT", "DATA", "END")) {
      var fault = fault(Map.of(command, "451 later"));
      assertThat(fault.code()).as(command).isEqualTo(MailError.MAIL_UNAVAILABLE);
    }
  }

  @Test
  void a_refused_sender_waits_for_the_operator() {
    assertThat(fault(Map.of("MAIL", "550 not from here")).code())
        .isEqualTo(MailError.MAIL_UNAVAILABLE);
  }

  @Test
  void a_server_that_says_nothing_is_left_in_time() {
    for (var command : List.of("CONNECT", "EHLO", "END")) {
      var fault = fault(Map.of(command, ScriptedMailServer.SILENCE));
      assertThat(fault.code()).as(command).isEqualTo(MailError.MAIL_TIMEOUT);
    }
  }

  @Test
  void what_a_server_says_is_not_repeated() {
    var fault = fault(Map.of("RCPT", "550 <ada@example.org> does not exist"));

    assertThat(fault.detail()).doesNotContain("ada@example.org").contains("550");
  }

  @Test
  void domains_of_all_scripts_are_reached() {
    var email =
        new Email(
            new EmailId(new UUID(0, 7)),
            MailAddress.of("ada@bücher.example"),
            "Grüße",
            "text\n",
            "<p>html</p>\n");

    working().send(email);

    var mail = server.getReceivedMessages()[0];
    assertThat(Mailbox.recipient(mail)).isEqualTo("ada@xn--bcher-kva.example");
    assertThat(Mailbox.subject(mail)).isEqualTo("Grüße");
  }

  private static AppException fault(Map<String, String> answers) {
    return fault(answers, "");
  }

  private static AppException fault(Map<String, String> answers, String user) {
    try (var scripted = new ScriptedMailServer(answers)) {
      var mailer = mailer(settings(scripted.port(), user, "secret", Encryption.NONE));
      var fault = catchThrowableOfType(AppException.class, () -> mailer.send(EMAIL));
      assertThat(fault).as("fault after %s", answers).isNotNull();
      return fault;
    }
  }

  private static Mailer mailer(int port) {
    return mailer(settings(port, "", "", Encryption.NONE));
  }

  private static Mailer mailer(SmtpProperties settings) {
    var sender = new MailAddress("footnote@example.org", "Footnote");
    return new SmtpMailer(settings, new MimeMessages(sender, Clock.systemUTC()));
  }

  private static SmtpProperties settings(
      int port, String user, String password, Encryption encryption) {
    return new SmtpProperties(
        "127.0.0.1",
        port,
        user,
        new Secret(password),
        encryption,
        Duration.ofMillis(500),
        Duration.ofMillis(300));
  }
}
