package dev.footnote.mail.outbox;

import dev.footnote.kernel.AppException;
import dev.footnote.mail.EmailId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries to send what is in the outbox, again and again with growing waits, until it is too late.
 */
class Delivery implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Delivery.class);
  private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(1);
  private static final String TOO_LATE = "too_late";

  private final EmailStore store;
  private final MailerChain mailers;
  private final OutboxProperties properties;
  private final Clock clock;
  private final Semaphore places;

  Delivery(EmailStore store, MailerChain mailers, OutboxProperties properties, Clock clock) {
    this.store = store;
    this.mailers = mailers;
    this.properties = properties;
    this.clock = clock;
    this.places = new Semaphore(properties.concurrency());
  }

  /**
   * One try; gives the time of the next one, or nothing if the message is done with. At most so
   * many run at once that a mail service that hangs does not hold up other jobs.
   */
  Optional<Instant> attempt(EmailId id) {
    if (!places.tryAcquire()) {
      return Optional.of(clock.instant().plus(WAIT_FOR_PLACE));
    }
    try {
      return store.queued(id).flatMap(this::deliver);
    } finally {
      places.release();
    }
  }

  private Optional<Instant> deliver(QueuedEmail queued) {
    if (!clock.instant().isBefore(queued.sendUntil())) {
      return giveUp(queued, TOO_LATE);
    }
    try {
      var mailer = mailers.send(queued.email());
      store.sent(queued.email().id(), mailer, clock.instant());
      return Optional.empty();
    } catch (AppException fault) {
      return MailerChain.mayPass(fault) ? later(queued, fault) : giveUp(queued, code(fault));
    }
  }

  /** At the latest when the message becomes worthless, so that its content goes away on time. */
  private Optional<Instant> later(QueuedEmail queued, AppException fault) {
    store.countFailure(queued.email().id(), code(fault));
    var next = clock.instant().plus(properties.delayAfter(queued.failures() + 1));
    return Optional.of(next.isBefore(queued.sendUntil()) ? next : queued.sendUntil());
  }

  private Optional<Instant> giveUp(QueuedEmail queued, String fault) {
    store.failed(queued.email().id(), fault, clock.instant());
    log.atError()
        .addKeyValue("email", queued.email().id())
        .addKeyValue("template", queued.template())
        .addKeyValue("failures", queued.failures())
        .addKeyValue("fault", fault)
        .log("mail given up");
    return Optional.empty();
  }

  /** Ends what is under way: it is tried again by whoever starts next. */
  @Override
  public void close() {
    mailers.close();
  }

  private static String code(AppException fault) {
    return fault.code().code();
  }
}
