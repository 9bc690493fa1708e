package dev.footnote.observability.health;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthProperties.class)
class HealthConfiguration {

  private static final String SUFFIX = "HealthIndicator";

  /** Whether the process accepts requests is no dependency, and changes from one moment on. */
  private static final String OF_THE_PROCESS = "State" + SUFFIX;

  @Bean
  HealthIndicator databaseHealthIndicator(DataSource dataSource) {
    return new DatabaseHealth(dataSource);
  }

  @Bean
  HealthIndicator diskHealthIndicator(HealthProperties properties) {
    return new DiskHealth(properties);
  }

  /** Every module may say how its own dependencies are; their beans' names name them. */
  @Bean
  HealthBoard healthBoard(
      Map<String, HealthIndicator> indicators,
      ApplicationAvailability availability,
      HealthProperties properties,
      MeterRegistry meters) {
    var watches =
        new TreeMap<>(indicators)
            .entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith(OF_THE_PROCESS))
                .map(entry -> new Watch(name(entry.getKey()), entry.getValue()))
                .toList();
    return new HealthBoard(watches, availability, properties, meters);
  }

  private static String name(String bean) {
    return bean.endsWith(SUFFIX) ? bean.substring(0, bean.length() - SUFFIX.length()) : bean;
  }
}
