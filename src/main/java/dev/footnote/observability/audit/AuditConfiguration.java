package dev.footnote.observability.audit;

import dev.footnote.kernel.Ids;
import dev.footnote.observability.batch.BatchProperties;
import dev.footnote.observability.batch.BatchWriter;
import dev.footnote.observability.client.ClientHash;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  AuditStore auditStore(JdbcClient database, JsonMapper json) {
    return new AuditStore(database, json);
  }

  @Bean
  BatchWriter<AuditRecord> auditWriter(
      AuditStore store, BatchProperties properties, MeterRegistry meters) {
    var dropped =
        Counter.builder("footnote.audit.dropped")
            .description("Audit events that are in the log but missing in the database")
            .register(meters);
    return new BatchWriter<>("audit", store::insert, properties, dropped);
  }

  @Bean
  AuditTrail auditTrail(
      BatchWriter<AuditRecord> writer,
      ClientHash clients,
      MeterRegistry meters,
      Ids ids,
      Clock clock) {
    return new AuditTrail(writer, clients, meters, ids, clock);
  }
}
