package dev.footnote.mail.outbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.footnote.kernel.JobContext;
import dev.footnote.mail.EmailId;
import dev.footnote.mail.Mailer;
import dev.footnote.mail.message.SenderProperties;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OutboxProperties.class, SenderProperties.class})
class OutboxConfiguration {

  /** After a fault that has nothing to do with mail: the database is away, say. */
  private static final Duration RETRY = Duration.ofSeconds(10);

  private static final Duration SWEEP = Duration.ofHours(1);

  @Bean
  Delivery delivery(
      EmailStore store, List<Mailer> mailers, OutboxProperties properties, Clock clock) {
    var threads =
        ContextExecutorService.wrap(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("mail-", 0).factory()),
            ContextSnapshotFactory.builder().build()::captureAll);
    var chain = new MailerChain(mailers, threads, properties.timeout());
    return new Delivery(store, chain, properties, clock);
  }

  @Bean
  Task<String> mailDeliveryTask(Delivery delivery) {
    return Tasks.custom(StoredOutbox.DELIVERY)
        .onFailureReschedule(FixedDelay.of(RETRY))
        .onDeadExecutionRevive()
        .execute((job, context) -> completion(attempt(delivery, job)));
  }

  /** Its lines carry the id of the request that wanted the mail. */
  private static Optional<Instant> attempt(Delivery delivery, TaskInstance<String> job) {
    try (var _ = JobContext.open(job.getData())) {
      return delivery.attempt(new EmailId(UUID.fromString(job.getId())));
    }
  }

  private static CompletionHandler<String> completion(Optional<Instant> next) {
    return next.<CompletionHandler<String>>map(
            time -> (done, operations) -> operations.reschedule(done, time))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  @Bean
  RecurringTask<Void> outboxSweepTask(EmailStore store, OutboxProperties properties, Clock clock) {
    return Tasks.recurring("outbox-sweep", FixedDelay.of(SWEEP))
        .execute(
            (job, context) -> store.forgetFinishedBefore(clock.instant().minus(properties.keep())));
  }
}
