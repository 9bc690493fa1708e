package dev.footnote.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R33: a mail that could not be sent yet outlives the process that queued it. */
class KillWithMailIT {

  private static final String EMAIL = "ada@kill.example";
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "FOOTNOTE_MAIL_OUTBOX_FIRSTDELAY", "200ms",
          "FOOTNOTE_MAIL_OUTBOX_MAXDELAY", "200ms");

  @TempDir Path data;

  @Test
  void what_waits_in_the_outbox_of_a_killed_service_is_sent_by_the_next() {
    try (var service = ServiceProcess.start(data, withDeadMailServer()).awaitReady()) {
      var client = service.client();
      client
          .post("/api/v1/auth/register", Map.of("email", EMAIL, "password", Client.PASSWORD))
          .expect(201);
      client.post("/api/v1/auth/forgot-password", Map.of("email", EMAIL)).expect(202);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> service.output().lines().filter(KillWithMailIT::isFailure).count() > 4);
      service.kill();
      assertThat(service.output()).doesNotContain("token=").doesNotContain(EMAIL);
    }
    try (var service = ServiceProcess.start(data, IMPATIENT).awaitReady()) {
      var mails = new Mailbox(data.resolve("outbox"));
      var link = Mailbox.link(mails.await(EMAIL, "Set a new password", 1));
      mails.await(EMAIL, "Confirm your e-mail address", 1);
      service
          .client()
          .post(
              "/api/v1/auth/reset-password",
              Map.of("token", Mailbox.token(link), "new_password", "another pass phrase for 9"))
          .expect(204);
    }
  }

  private static boolean isFailure(String line) {
    return line.contains("mail not taken");
  }

  private static Map<String, String> withDeadMailServer() {
    var environment = new HashMap<>(IMPATIENT);
    environment.put("SMTP_HOST", "127.0.0.1");
    environment.put("SMTP_PORT", "1");
    environment.put("SMTP_FROM_EMAIL", "footnote@kill.example");
    return environment;
  }
}
