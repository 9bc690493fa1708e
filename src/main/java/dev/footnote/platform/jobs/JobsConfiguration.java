package dev.footnote.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.footnote.platform.database.DatabaseUse;
import dev.footnote.platform.database.Migrations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobsProperties.class)
class JobsConfiguration {

  /** Schedules jobs; inside a transaction, a job is there only once that has committed. */
  @Bean
  SchedulerClient schedulerClient(DataSource dataSource) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
        .jdbcCustomization(ways(false))
        .build();
  }

  @Bean
  AbandonedJobs abandonedJobs(JdbcClient database, DatabaseUse use, Migrations migrated) {
    return new AbandonedJobs(database, use);
  }

  @Bean
  JobRunner jobRunner(
      DataSource dataSource,
      List<Task<?>> tasks,
      JobsProperties properties,
      Clock clock,
      AbandonedJobs abandoned) {
    return new JobRunner(() -> scheduler(dataSource, tasks, properties, clock), abandoned);
  }

  private static Scheduler scheduler(
      DataSource dataSource, List<Task<?>> tasks, JobsProperties properties, Clock clock) {
    return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), others(tasks))
        .startTasks(recurring(tasks))
        .schedulerName(new SchedulerName.Fixed(instanceName()))
        .threads(properties.threads())
        .executorService(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory()))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(properties.poll())
        .heartbeatInterval(properties.heartbeat())
        .missedHeartbeatsLimit(6)
        .shutdownMaxWait(properties.shutdownWait())
        .jdbcCustomization(ways(true))
        .alwaysPersistTimestampInUTC()
        .clock(clock::instant)
        .build();
  }

  /** Those of PostgreSQL; the scheduler would ask the database at each start which it is. */
  private static JdbcCustomization ways(boolean timestampsInUtc) {
    return new PostgreSqlJdbcCustomization(false, timestampsInUtc);
  }

  /** Several instances may run on one machine. */
  private static String instanceName() {
    return new SchedulerName.Hostname().getName() + "/" + ProcessHandle.current().pid();
  }

  private static List<RecurringTask<?>> recurring(List<Task<?>> tasks) {
    var recurring = new ArrayList<RecurringTask<?>>();
    for (var task : tasks) {
      if (task instanceof RecurringTask<?> one) {
        recurring.add(one);
      }
    }
    return recurring;
  }

  private static List<Task<?>> others(List<Task<?>> tasks) {
    return tasks.stream().filter(task -> !(task instanceof RecurringTask<?>)).toList();
  }
}
