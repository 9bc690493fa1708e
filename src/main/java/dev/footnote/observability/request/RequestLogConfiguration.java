package dev.footnote.observability.request;

import dev.footnote.observability.batch.BatchProperties;
import dev.footnote.observability.batch.BatchWriter;
import dev.footnote.observability.client.ClientHash;
import dev.footnote.observability.retention.Partitions;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BatchProperties.class, RequestLogProperties.class})
class RequestLogConfiguration {

  static {
    ContextRegistry.getInstance()
        .registerThreadLocalAccessor(new Slf4jThreadLocalAccessor())
        .registerThreadLocalAccessor(new CurrentRequest());
  }

  @Bean
  BatchWriter<RequestLogEntry> requestLogWriter(
      JdbcClient database,
      ClientHash clients,
      JsonMapper json,
      Partitions partitions,
      BatchProperties properties,
      MeterRegistry meters) {
    var store = new RequestLogStore(database, clients, json);
    var dropped =
        Counter.builder("footnote.requests.log.dropped")
            .description("Requests that are missing in the request log")
            .register(meters);
    var writer =
        new BatchWriter<>("request-log", partitions.making(store::insert), properties, dropped);
    Gauge.builder("footnote.requests.log.waiting", writer, BatchWriter::depth)
        .description("Requests that wait to be written")
        .register(meters);
    return writer;
  }

  @Bean
  RequestLog requestLog(BatchWriter<RequestLogEntry> writer, RequestLogProperties properties) {
    return new RequestLog(writer, properties);
  }

  @Bean
  LoggedRequestStore loggedRequestStore(JdbcClient database, JsonMapper json) {
    return new LoggedRequestStore(database, json);
  }

  @Bean
  RequestDetails requestDetails(RequestLogProperties properties, MeterRegistry meters) {
    var fallbacks =
        Counter.builder("footnote.model.fallbacks")
            .description("Answers by another model than the first that was asked")
            .register(meters);
    return new RequestDetails(Prices.of(properties.prices()), fallbacks);
  }
}
