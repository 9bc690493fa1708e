package dev.footnote.observability.log;

import dev.footnote.kernel.RequestFacts;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
class LogConfiguration {

  /** The names that our other fields are spelled like; heard only where spans are made. */
  @Bean
  Slf4JEventListener traceInLog() {
    return new Slf4JEventListener(RequestFacts.TRACE_ID, "span_id");
  }
}
