package dev.footnote.documents.lifecycle;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.footnote.accounts.UserId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentDeleted;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.PassageIndex;
import dev.footnote.kernel.JobContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes documents: the rows and a job for the index in one transaction, then the index at once.
 */
@Component
class Removal {

  /** Its data is the id of the request. */
  static final TaskDescriptor<String> INDEX_REMOVAL =
      TaskDescriptor.of("index-removal", String.class);

  private static final Logger log = LoggerFactory.getLogger(Removal.class);

  /** Long enough for the removal that follows at once, so the job is needed only if that fails. */
  private static final Duration HEAD_START = Duration.ofSeconds(30);

  private final DocumentStore documents;
  private final CollectionStore collections;
  private final Traces traces;
  private final SchedulerClient scheduler;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Removal(
      DocumentStore documents,
      CollectionStore collections,
      Traces traces,
      SchedulerClient scheduler,
      TransactionTemplate transaction,
      Clock clock) {
    this.documents = documents;
    this.collections = collections;
    this.traces = traces;
    this.scheduler = scheduler;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What a deleted document leaves outside of the database. */
  private record Deleted(DocumentId document, UserId owner, BlobKey blob) {}

  void document(UserId owner, DocumentId id) {
    clear(Objects.requireNonNull(transaction.execute(status -> deleteRow(owner, id))));
  }

  void collection(UserId owner, CollectionId id) {
    var deleted =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  var all =
                      documents.in(owner, id).stream()
                          .map(document -> deleteRow(owner, document))
                          .toList();
                  collections.delete(owner, id);
                  return all;
                }));
    deleted.forEach(this::clear);
  }

  private Deleted deleteRow(UserId owner, DocumentId id) {
    var blob = documents.delete(owner, id).orElseThrow(Intake::notFound);
    scheduler.scheduleIfNotExists(
        INDEX_REMOVAL.instance(id.toString()).data(JobContext.requestId().orElse("")).build(),
        clock.instant().plus(HEAD_START));
    return new Deleted(id, owner, blob);
  }

  private void clear(Deleted deleted) {
    try {
      traces.unindex(deleted.document());
      scheduler.cancel(INDEX_REMOVAL.instanceId(deleted.document().toString()));
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("document", deleted.document())
          .setCause(e)
          .log("document leaves the index later");
    }
    traces.delete(deleted.blob());
    traces.announce(new DocumentDeleted(deleted.document(), deleted.owner()));
  }

  /** Where a document is outside of the database. */
  @Component
  record Traces(PassageIndex index, FileReceiver files, ApplicationEventPublisher events) {

    void unindex(DocumentId document) {
      index.remove(document);
    }

    void delete(BlobKey blob) {
      files.discard(blob);
    }

    void announce(DocumentDeleted deleted) {
      events.publishEvent(deleted);
    }
  }
}
