package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentError;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorKind;
import dev.footnote.kernel.JobContext;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Works off lanes: tries documents, again later where that may help, and says why where not. */
@Component
class Attempts {

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  /** Kinds of faults that another attempt cannot change. */
  private static final Set<ErrorKind> PERMANENT =
      EnumSet.of(
          ErrorKind.INVALID,
          ErrorKind.UNPROCESSABLE,
          ErrorKind.TOO_LARGE,
          ErrorKind.UNSUPPORTED_TYPE);

  private final QueueStore queue;
  private final Ingestion ingestion;
  private final DocumentParser parser;
  private final IngestionProperties properties;
  private final Clock clock;

  Attempts(
      QueueStore queue,
      Ingestion ingestion,
      DocumentParser parser,
      IngestionProperties properties,
      Clock clock) {
    this.queue = queue;
    this.ingestion = ingestion;
    this.parser = parser;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * One turn: document after document until the lane is empty or the turn is over. What is prepared
   * meanwhile goes into the index together, since a commit costs as much as some ten passages.
   */
  void workOff(Lane lane, BooleanSupplier stopping) {
    var end = clock.instant().plus(properties.turn());
    var prepared = new Prepared();
    boolean more;
    do {
      var job = queue.next(lane, prepared.documents(), parser.parsedInProcess(), clock.instant());
      job.ifPresent(next -> inContext(next, () -> attempt(next, prepared)));
      more = job.isPresent() && clock.instant().isBefore(end) && !stopping.getAsBoolean();
      if (!more || prepared.isFull()) {
        finish(prepared.taken());
      }
    } while (more);
  }

  private static void inContext(Job job, Runnable work) {
    try (var _ = JobContext.open(job.requestId().orElse(null))) {
      work.run();
    }
  }

  private void attempt(Job job, Prepared prepared) {
    if (job.failures() >= properties.maxAttempts()) {
      queue.fail(
          job,
          DocumentError.PARSING_FAILED.code(),
          "Reading this file has ended the service several times. Upload it in another format.",
          clock.instant());
      return;
    }
    try {
      prepared.add(job, ingestion.prepare(job));
    } catch (Superseded _) {
      log.atDebug().addKeyValue("document", job.id()).log("document went away while in work");
    } catch (Exception e) {
      failed(job, e);
    }
  }

  /** Together, or each alone where one of them spoils it for all. */
  private void finish(List<Job> jobs) {
    if (jobs.isEmpty()) {
      return;
    }
    try {
      ingestion.finish(jobs);
    } catch (RuntimeException e) {
      if (jobs.size() == 1) {
        inContext(jobs.getFirst(), () -> failed(jobs.getFirst(), e));
      } else {
        throwUnlessItsFault(e);
        jobs.forEach(job -> finish(List.of(job)));
      }
    }
  }

  private void failed(Job job, Exception fault) {
    throwUnlessItsFault(fault);
    if (fault instanceof AppException refusal && PERMANENT.contains(refusal.code().kind())) {
      queue.fail(job, refusal.code().code(), refusal.detail(), clock.instant());
      return;
    }
    again(job, fault);
  }

  private void again(Job job, Exception fault) {
    int failures = job.failures() + 1;
    log.atWarn()
        .addKeyValue("document", job.id())
        .addKeyValue("failures", failures)
        .setCause(fault)
        .log("document attempt failed");
    var now = clock.instant();
    if (failures >= properties.maxAttempts()) {
      queue.giveUp(job, failures, now);
    } else {
      queue.retry(job, failures, now.plus(properties.delayAfter(failures)), now);
    }
  }

  private static void throwUnlessItsFault(Exception fault) {
    if (isNotItsFault(fault)) {
      throw fault instanceof RuntimeException runtime ? runtime : new IllegalStateException(fault);
    }
  }

  /** The database is away, or the service is stopping: the document has done nothing wrong. */
  private static boolean isNotItsFault(Exception fault) {
    return Thread.currentThread().isInterrupted()
        || fault instanceof TransactionException
        || (fault instanceof DataAccessException
            && (!(fault instanceof NonTransientDataAccessException)
                || fault instanceof NonTransientDataAccessResourceException));
  }
}
