package dev.footnote.mail.outbox;

import static dev.footnote.mail.MailerContract.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.kernel.AppException;
import dev.footnote.mail.Email;
import dev.footnote.mail.MailError;
import dev.footnote.mail.Mailer;
import dev.footnote.mail.RecordingMailer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailerChainTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RecordingMailer first = new RecordingMailer("first");
  private final RecordingMailer second = new RecordingMailer("second");

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void the_first_sends_what_it_can() {
    assertThat(chain(first, second).send(EMAIL)).isEqualTo("first");

    assertThat(first.sent()).containsExactly(EMAIL);
    assertThat(second.sent()).isEmpty();
  }

  @Test
  void the_second_takes_over_whatever_fault_the_first_has() {
    for (var fault :
        List.of(MailError.MAIL_UNAVAILABLE, MailError.MAIL_TIMEOUT, MailError.MAIL_REFUSED)) {
      first.failingWith(fault);
      assertThat(chain(first, second).send(EMAIL)).isEqualTo("second");
    }
  }

  @Test
  void refused_by_one_and_missed_by_the_other_is_worth_another_try() {
    first.failingWith(MailError.MAIL_REFUSED);
    second.failingWith(MailError.MAIL_TIMEOUT);

    assertThat(fault(first, second)).isEqualTo(MailError.MAIL_TIMEOUT);
  }

  @Test
  void refused_by_all_is_refused() {
    first.failingWith(MailError.MAIL_REFUSED);
    second.failingWith(MailError.MAIL_REFUSED);

    assertThat(fault(first, second)).isEqualTo(MailError.MAIL_REFUSED);
  }

  @Test
  void a_mailer_that_hangs_is_left_in_time_and_interrupted() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    var hanging = new HangingMailer(interrupted);

    assertThat(chain(hanging, second).send(EMAIL)).isEqualTo("second");

    interrupted.await();
    assertThat(fault(hanging)).isEqualTo(MailError.MAIL_TIMEOUT);
  }

  @Test
  void a_defect_of_a_mailer_may_pass() {
    assertThat(fault(new DefectiveMailer())).isEqualTo(MailError.MAIL_UNAVAILABLE);
  }

  private MailError fault(Mailer... mailers) {
    var fault = catchThrowableOfType(AppException.class, () -> chain(mailers).send(EMAIL));
    return (MailError) fault.code();
  }

  private MailerChain chain(Mailer... mailers) {
    return new MailerChain(List.of(mailers), threads, Duration.ofMillis(200));
  }

  private record HangingMailer(CountDownLatch interrupted) implements Mailer {

    @Override
    public String name() {
      return "hanging";
    }

    @Override
    public void send(Email email) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
    }
  }

  private record DefectiveMailer() implements Mailer {

    @Override
    public String name() {
      return "defective";
    }

    @Override
    public void send(Email email) {
      throw new IllegalStateException("a defect");
    }
  }
}
