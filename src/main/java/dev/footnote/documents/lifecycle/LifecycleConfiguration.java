package dev.footnote.documents.lifecycle;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.chunking.Chunker;
import dev.footnote.documents.spi.PassageIndex;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Tokenizer;
import dev.footnote.kernel.JobContext;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  IngestionProperties.class,
  QuotaProperties.class,
  StorageProperties.class,
  UploadProperties.class
})
class LifecycleConfiguration {

  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration SWEEP = Duration.ofMinutes(10);

  @Bean
  Chunker chunker(Tokenizer tokenizer) {
    return new Chunker(tokenizer);
  }

  @Bean
  StoredVectorStore storedVectors(JdbcClient jdbc, Embedder embedder) {
    return new StoredVectorStore(jdbc).requireModel(embedder.model());
  }

  @Bean
  Task<Void> ingestionTask(Attempts attempts, Lanes lanes) {
    return Tasks.custom(Lanes.INGESTION)
        .onFailureReschedule(FixedDelay.of(RETRY))
        .onDeadExecutionRevive()
        .execute(
            (job, context) -> {
              var lane = Lane.parse(job.getId());
              attempts.workOff(lane, context.getSchedulerState()::isShuttingDown);
              return (done, operations) -> lanes.leave(lane, done, operations);
            });
  }

  @Bean
  Task<String> indexRemovalTask(PassageIndex index) {
    return Tasks.oneTime(Removal.INDEX_REMOVAL)
        .onFailureRetryLater()
        .execute(
            (job, context) -> {
              try (var _ = JobContext.open(job.getData())) {
                index.remove(document(job));
              }
            });
  }

  private static DocumentId document(TaskInstance<String> job) {
    return new DocumentId(UUID.fromString(job.getId()));
  }

  @Bean
  RecurringTask<Void> documentSweepTask(Sweep sweep) {
    return Tasks.recurring("document-sweep", FixedDelay.of(SWEEP))
        .execute((job, context) -> sweep.sweep());
  }
}
