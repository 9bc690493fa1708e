package dev.footnote.documents.lifecycle;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.footnote.accounts.UserId;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.lifecycle.LaneStore.LaneLoad;
import dev.footnote.kernel.AppException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queues of accounts. Each occupied lane has one job; whoever adds to a lane and whoever leaves
 * one empty hold the same lock, so no document is left behind without a job.
 */
@Component
class Lanes {

  static final TaskDescriptor<Void> INGESTION = TaskDescriptor.of("ingestion");

  private final LaneStore store;
  private final SchedulerClient scheduler;
  private final TransactionTemplate transaction;
  private final IngestionProperties properties;
  private final QuotaProperties quota;
  private final Clock clock;

  Lanes(
      LaneStore store,
      SchedulerClient scheduler,
      TransactionTemplate transaction,
      IngestionProperties properties,
      QuotaProperties quota,
      Clock clock) {
    this.store = store;
    this.scheduler = scheduler;
    this.transaction = transaction;
    this.properties = properties;
    this.quota = quota;
    this.clock = clock;
  }

  void lock(UserId owner) {
    store.lock(owner);
  }

  /**
   * The least loaded lane, woken, for so many more documents and bytes; to be called under {@link
   * #lock} and in the transaction that adds the document.
   */
  Lane enter(UserId owner, int moreDocuments, long moreBytes) {
    var now = clock.instant();
    var load = store.load(owner, properties.lanes(), now);
    if (load.documents() + moreDocuments > quota.maxDocuments()) {
      throw AppException.of(
          DocumentError.QUOTA_EXCEEDED,
          "This account may keep "
              + quota.maxDocuments()
              + " documents and has them. Delete some first.");
    }
    if (load.bytes() + moreBytes > quota.maxBytes().toBytes()) {
      throw AppException.of(
          DocumentError.QUOTA_EXCEEDED,
          "This account may keep "
              + quota.maxBytes().toMegabytes()
              + " MB of documents; this one would exceed it. Delete some first.");
    }
    var least = load.lanes().stream().min(Comparator.comparing(LaneLoad::waiting)).orElseThrow();
    var lane = new Lane(owner, least.number());
    wake(lane, least.due() == 0, now);
    return lane;
  }

  private void wake(Lane lane, boolean idle, Instant now) {
    var job = job(lane);
    if (!scheduler.scheduleIfNotExists(job, now) && idle) {
      try {
        scheduler.reschedule(job, now);
      } catch (TaskInstanceCurrentlyExecutingException _) {
        // It looks into the lane again before it ends, once it gets the lock.
      }
    }
  }

  /** Makes the jobs of occupied lanes that have none, whatever became of them. */
  void repair() {
    store.occupied().forEach(this::repair);
  }

  /** Under the lock, so that a job about to go is not taken for one that stays. */
  private void repair(Lane lane) {
    transaction.executeWithoutResult(
        status -> {
          store.lock(lane.owner());
          scheduler.scheduleIfNotExists(job(lane), clock.instant());
        });
  }

  /** Ends a turn: the job comes again when the lane's next document is due, or goes. */
  void leave(Lane lane, ExecutionComplete done, ExecutionOperations<Void> job) {
    transaction.executeWithoutResult(
        status -> {
          store.lock(lane.owner());
          store.next(lane).ifPresentOrElse(next -> job.reschedule(done, later(next)), job::remove);
        });
  }

  private Instant later(Instant due) {
    var now = clock.instant();
    return due.isAfter(now) ? due : now;
  }

  private static TaskInstance<Void> job(Lane lane) {
    return INGESTION.instance(lane.toString()).build();
  }
}
