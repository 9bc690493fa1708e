package dev.footnote.mail.outbox;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorKind;
import dev.footnote.mail.Email;
import dev.footnote.mail.MailError;
import dev.footnote.mail.Mailer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mailers in order: the next one is tried when one fails. */
record MailerChain(List<Mailer> mailers, ExecutorService threads, Duration timeout)
    implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MailerChain.class);

  MailerChain {
    mailers = List.copyOf(mailers);
  }

  /**
   * Sends the message by the first mailer that takes it and gives its name.
   *
   * @throws AppException of the mailer that another try may move, else of the first
   */
  String send(Email email) {
    var faults = new ArrayList<AppException>();
    for (var mailer : mailers) {
      try {
        sendInTime(mailer, email);
        return mailer.name();
      } catch (AppException fault) {
        log(mailer, email, fault);
        faults.add(fault);
      }
    }
    throw faults.stream().filter(MailerChain::mayPass).findFirst().orElse(faults.getFirst());
  }

  static boolean mayPass(AppException fault) {
    return fault.code().kind() == ErrorKind.UNAVAILABLE;
  }

  /** On a thread of its own: a server that says one byte a second keeps every other deadline. */
  private void sendInTime(Mailer mailer, Email email) {
    var delivery = threads.submit(() -> mailer.send(email));
    try {
      delivery.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      delivery.cancel(true);
      throw AppException.causedBy(
          e, MailError.MAIL_TIMEOUT, "The mail service did not answer in time.");
    } catch (InterruptedException e) {
      delivery.cancel(true);
      Thread.currentThread().interrupt();
      throw AppException.causedBy(e, MailError.MAIL_UNAVAILABLE, "The service is stopping.");
    } catch (ExecutionException e) {
      throw fault(e);
    }
  }

  private static AppException fault(ExecutionException defect) {
    return defect.getCause() instanceof AppException known
        ? known
        : AppException.causedBy(
            defect, MailError.MAIL_UNAVAILABLE, "The mail service failed unforeseen.");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Without the cause: what mail servers say repeats addresses. */
  private static void log(Mailer mailer, Email email, AppException fault) {
    log.atWarn()
        .addKeyValue("mailer", mailer.name())
        .addKeyValue("email", email.id())
        .addKeyValue("code", fault.code().code())
        .addKeyValue("reason", fault.detail())
        .log("mail not taken");
  }
}
