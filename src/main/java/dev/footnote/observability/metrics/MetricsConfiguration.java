package dev.footnote.observability.metrics;

import dev.footnote.kernel.Census;
import dev.footnote.observability.retention.Partitions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsProperties.class)
class MetricsConfiguration {

  @Bean
  OperatorToken operatorToken(MetricsProperties properties) {
    return new OperatorToken(properties);
  }

  @Bean
  TokenUsage tokenUsage(MeterRegistry meters) {
    return new TokenUsage(meters);
  }

  @Bean
  SystemMetricsStore systemMetricsStore(JdbcClient database) {
    return new SystemMetricsStore(database);
  }

  @Bean
  MetricSeries metricSeries(SystemMetricsStore store, Clock clock) {
    return new MetricSeries(store, clock);
  }

  @Bean
  MinuteSnapshots minuteSnapshots(
      List<Census> censuses,
      PrometheusMeterRegistry meters,
      SystemMetricsStore store,
      Partitions partitions,
      MetricsProperties properties,
      Clock clock) {
    return new MinuteSnapshots(
        new CensusGauges(censuses, meters),
        new Snapshot(meters, properties.kept()),
        store,
        partitions,
        properties,
        clock);
  }
}
