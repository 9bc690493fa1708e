package dev.footnote.mail.outbox;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.JobContext;
import dev.footnote.mail.EmailId;
import dev.footnote.mail.Letter;
import dev.footnote.mail.Outbox;
import dev.footnote.mail.template.LetterTemplates;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes a message and the job that sends it, both or neither. */
@Component
class StoredOutbox implements Outbox {

  /** Its data is the id of the request. */
  static final TaskDescriptor<String> DELIVERY = TaskDescriptor.of("mail-delivery", String.class);

  private final LetterTemplates templates;
  private final EmailStore store;
  private final SchedulerClient scheduler;
  private final OutboxProperties properties;
  private final Ids ids;
  private final Clock clock;

  StoredOutbox(
      LetterTemplates templates,
      EmailStore store,
      SchedulerClient scheduler,
      OutboxProperties properties,
      Ids ids,
      Clock clock) {
    this.templates = templates;
    this.store = store;
    this.scheduler = scheduler;
    this.properties = properties;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void queue(Letter letter) {
    checkTransaction();
    var now = clock.instant();
    var email = templates.write(new EmailId(ids.next()), letter);
    store.insert(new QueuedEmail(email, letter.template(), 0, now.plus(patience(letter))), now);
    scheduler.schedule(
        DELIVERY.instance(email.id().toString()).data(JobContext.requestId().orElse("")).build(),
        now);
  }

  private static void checkTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalTransactionStateException(
          "a mail is queued in the transaction of what it tells of");
    }
  }

  private Duration patience(Letter letter) {
    return letter.worthwhile().compareTo(properties.giveUpAfter()) < 0
        ? letter.worthwhile()
        : properties.giveUpAfter();
  }
}
