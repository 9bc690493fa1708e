package dev.footnote.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.footnote.kernel.Ids;
import dev.footnote.mail.Email;
import dev.footnote.mail.EmailId;
import dev.footnote.mail.Letter;
import dev.footnote.mail.MailAddress;
import dev.footnote.mail.MailError;
import dev.footnote.mail.Mailer;
import dev.footnote.mail.Outbox;
import dev.footnote.mail.RecordingMailer;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxIT {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired Outbox outbox;
  @Autowired EmailStore store;
  @Autowired Ids ids;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired Environment environment;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RecordingMailer mailer = new RecordingMailer("recording");

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void a_mail_goes_out_after_the_transaction_and_its_text_is_forgotten() {
    transaction.executeWithoutResult(status -> outbox.queue(letter("sent@outbox.example")));

    var mail = Mailbox.of(environment).await("sent@outbox.example", "Set a new password", 1);
    assertThat(Mailbox.link(mail).toString()).contains("token=" + "t".repeat(43));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> status("sent@outbox.example").equals("sent file null null"));
  }

  @Test
  void without_its_transaction_nothing_is_sent() {
    transaction.executeWithoutResult(
        status -> {
          outbox.queue(letter("undone@outbox.example"));
          status.setRollbackOnly();
        });

    assertThat(count("undone@outbox.example")).isZero();
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> outbox.queue(letter("undone@outbox.example")));
  }

  @Test
  void a_failed_mail_is_tried_again_after_growing_waits() {
    var id = queued("waiting@outbox.example", NOW.plus(Duration.ofHours(24)));
    mailer.failingWith(MailError.MAIL_UNAVAILABLE);
    var delivery = delivery(NOW, mailer);

    for (var seconds : new long[] {10, 20, 40, 80, 160, 320, 640, 900, 900}) {
      assertThat(delivery.attempt(id)).contains(NOW.plusSeconds(seconds));
    }
    assertThat(store.queued(id).orElseThrow().failures()).isEqualTo(9);

    mailer.mend();
    assertThat(delivery.attempt(id)).isEmpty();
    assertThat(mailer.sent()).extracting(Email::id).containsExactly(id);
    assertThat(status("waiting@outbox.example")).isEqualTo("sent recording null null");
  }

  @Test
  void a_mail_that_is_done_with_is_not_sent_again() {
    var id = queued("done@outbox.example", NOW.plus(HOUR));
    var delivery = delivery(NOW, mailer);

    delivery.attempt(id);

    assertThat(delivery.attempt(id)).isEmpty();
    assertThat(mailer.sent()).hasSize(1);
    assertThat(delivery.attempt(new EmailId(ids.next()))).isEmpty();
  }

  @Test
  void a_mail_is_given_up_when_it_is_too_late_and_its_text_is_forgotten(CapturedOutput output) {
    var id = queued("late@outbox.example", NOW.plus(Duration.ofSeconds(15)));
    mailer.failingWith(MailError.MAIL_UNAVAILABLE);

    assertThat(delivery(NOW, mailer).attempt(id)).contains(NOW.plusSeconds(10));
    assertThat(delivery(NOW.plusSeconds(10), mailer).attempt(id)).contains(NOW.plusSeconds(15));
    mailer.mend();
    assertThat(delivery(NOW.plusSeconds(15), mailer).attempt(id)).isEmpty();

    assertThat(mailer.sent()).isEmpty();
    assertThat(status("late@outbox.example")).isEqualTo("failed null null null");
    assertThat(output.getAll())
        .contains("mail given up")
        .contains(id.toString())
        .doesNotContain("late@outbox.example");
  }

  @Test
  void a_mail_that_is_refused_for_good_is_given_up_at_once() {
    var id = queued("refused@outbox.example", NOW.plus(HOUR));
    mailer.failingWith(MailError.MAIL_REFUSED);

    assertThat(delivery(NOW, mailer).attempt(id)).isEmpty();

    assertThat(status("refused@outbox.example")).isEqualTo("failed null null null");
  }

  @Test
  void a_letter_is_tried_no_longer_than_it_is_worth() {
    transaction.executeWithoutResult(
        status ->
            outbox.queue(
                new Letter(
                    MailAddress.of("brief@outbox.example"),
                    "password-changed",
                    "Your password was changed",
                    Map.of("time", "now", "site", "here"),
                    Duration.ofMinutes(7))));

    assertThat(
            jdbc.sql(
                    """
                    select extract(epoch from send_until - created_at)::int from emails
                    where recipient = 'brief@outbox.example'
                    """)
                .query(Integer.class)
                .single())
        .isEqualTo(7 * 60);
  }

  @Test
  void only_so_many_are_under_way_at_once() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var first = queued("first@outbox.example", NOW.plus(HOUR));
    var second = queued("second@outbox.example", NOW.plus(HOUR));
    var delivery = delivery(NOW, new SlowMailer(begun, end));
    var running = threads.submit(() -> delivery.attempt(first));
    begun.await();

    assertThat(delivery.attempt(second)).contains(NOW.plusSeconds(1));

    end.countDown();
    assertThat(running).succeedsWithin(Duration.ofSeconds(5));
    assertThat(delivery.attempt(second)).isEmpty();
  }

  @Test
  void finished_mails_are_forgotten_in_time() {
    var old = queued("old@outbox.example", NOW.plus(HOUR));
    var young = queued("young@outbox.example", NOW.plus(HOUR));
    var open = queued("open@outbox.example", NOW.plus(HOUR));
    delivery(NOW, mailer).attempt(old);
    delivery(NOW.plusSeconds(60), mailer).attempt(young);

    store.forgetFinishedBefore(NOW.plusSeconds(30));

    assertThat(count("old@outbox.example")).isZero();
    assertThat(count("young@outbox.example")).isOne();
    assertThat(store.queued(open)).isPresent();
  }

  /** A row without a job, so that nobody else sends it. */
  private EmailId queued(String to, Instant until) {
    var id = new EmailId(ids.next());
    var email = new Email(id, MailAddress.of(to), "Subject", "text", "<p>html</p>");
    store.insert(new QueuedEmail(email, "password-reset", 0, until), NOW);
    return id;
  }

  private Delivery delivery(Instant now, Mailer by) {
    var properties =
        new OutboxProperties(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(15),
            Duration.ofHours(24),
            1,
            Duration.ofDays(30));
    var chain = new MailerChain(List.of(by), threads, properties.timeout());
    return new Delivery(store, chain, properties, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Letter letter(String to) {
    return new Letter(
        MailAddress.of(to),
        "password-reset",
        "Set a new password",
        Map.of(
            "link",
            "https://footnote.example.org/reset-password?token=" + "t".repeat(43),
            "until",
            "tomorrow",
            "site",
            "https://footnote.example.org"),
        HOUR);
  }

  private String status(String recipient) {
    return jdbc.sql(
            """
            select status || ' ' || coalesce(sent_by, 'null') || ' ' || coalesce(text_body, 'null')
              || ' ' || coalesce(html_body, 'null')
            from emails where recipient = :recipient
            """)
        .param("recipient", recipient)
        .query(String.class)
        .single();
  }

  private long count(String recipient) {
    return jdbc.sql("select count(*) from emails where recipient = :recipient")
        .param("recipient", recipient)
        .query(Long.class)
        .single();
  }

  private record SlowMailer(CountDownLatch begun, CountDownLatch end) implements Mailer {

    @Override
    public String name() {
      return "slow";
    }

    @Override
    public void send(Email email) {
      begun.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
