package dev.footnote.observability.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.footnote.kernel.Census;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionProperties.class)
class RetentionConfiguration {

  static final String TASK = "retention";

  /** From the first start on; one that was missed is made up for at the next. */
  private static final Duration DAILY = Duration.ofHours(24);

  private static final int STATEMENT_SECONDS = 30;

  /** Today's partitions are there before the first request is. */
  @Bean
  Partitions partitions(
      DataSource dataSource,
      JdbcClient migrated,
      TransactionTemplate transaction,
      RetentionProperties properties,
      Clock clock) {
    var patient = new JdbcTemplate(dataSource);
    patient.setQueryTimeout(STATEMENT_SECONDS);
    var store = new PartitionStore(JdbcClient.create(patient), transaction);
    var partitions = new Partitions(store, properties, clock);
    partitions.make();
    return partitions;
  }

  @Bean
  Census retentionCensus(JdbcClient database, Clock clock) {
    return new RetentionCensus(new RetentionStore(database), clock);
  }

  @Bean
  RecurringTask<Void> retentionTask(
      Partitions partitions, JdbcClient database, RetentionProperties properties, Clock clock) {
    var retention = new Retention(partitions, new RetentionStore(database), properties, clock);
    return Tasks.recurring(TASK, FixedDelay.of(DAILY)).execute((job, context) -> retention.run());
  }
}
