package dev.footnote.limits.adapter.bucket4j;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.footnote.limits.Damper;
import dev.footnote.limits.RateLimits;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsProperties.class)
class Bucket4jConfiguration {

  private static final Duration CLEAN_UP = Duration.ofMinutes(10);
  private static final Duration ONE_NOTE = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(10);

  @Bean
  PostgreSQLSelectForUpdateBasedProxyManager<String> buckets(DataSource database, Clock clock) {
    return buckets(database, new WallClock(clock));
  }

  static PostgreSQLSelectForUpdateBasedProxyManager<String> buckets(
      DataSource database, TimeMeter time) {
    return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
        .primaryKeyMapper(PrimaryKeyMapper.STRING)
        .table("rate_limits")
        .idColumn("id")
        .stateColumn("state")
        .expiresAtColumn("expires_at")
        .clientClock(time)
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(GRACE))
        .build();
  }

  @Bean
  RateLimits rateLimits(
      PostgreSQLSelectForUpdateBasedProxyManager<String> buckets,
      LimitsProperties properties,
      ApplicationEventPublisher events,
      Clock clock) {
    return new PostgresRateLimits(
        buckets, new WallClock(clock), properties, events, new Damper(clock, ONE_NOTE));
  }

  @Bean
  ExpiredBuckets expiredBuckets(PostgreSQLSelectForUpdateBasedProxyManager<String> buckets) {
    return new ExpiredBuckets(buckets);
  }

  @Bean
  RecurringTask<Void> expiredBucketsTask(ExpiredBuckets expired) {
    return Tasks.recurring("expired-limits", FixedDelay.of(CLEAN_UP))
        .execute((job, context) -> expired.remove());
  }
}
