package dev.footnote.observability.audit;

import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.RequestFacts;
import dev.footnote.observability.batch.BatchWriter;
import dev.footnote.observability.client.ClientHash;
import dev.footnote.observability.request.CurrentRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Keeps what happened: as a log line before the request goes on, in the database soon after. */
class AuditTrail implements ApplicationListener<PayloadApplicationEvent<AuditEvent>> {

  private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

  private final BatchWriter<AuditRecord> writer;
  private final ClientHash clients;
  private final MeterRegistry meters;
  private final Ids ids;
  private final Clock clock;

  AuditTrail(
      BatchWriter<AuditRecord> writer,
      ClientHash clients,
      MeterRegistry meters,
      Ids ids,
      Clock clock) {
    this.writer = writer;
    this.clients = clients;
    this.meters = meters;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void onApplicationEvent(PayloadApplicationEvent<AuditEvent> event) {
    var record = record(event.getPayload());
    line(record);
    writer.add(record);
    meters
        .counter("footnote.audit.events", "action", record.action(), "outcome", record.outcome())
        .increment();
  }

  private AuditRecord record(AuditEvent event) {
    return new AuditRecord(
        ids.next(),
        clock.instant(),
        event.action(),
        event.outcome().name().toLowerCase(Locale.ROOT),
        event.account(),
        client(),
        MDC.get(RequestFacts.REQUEST_ID),
        MDC.get(RequestFacts.TRACE_ID),
        event.details());
  }

  private @Nullable String client() {
    var request = CurrentRequest.get();
    return request == null ? null : clients.of(request.client());
  }

  private static void line(AuditRecord record) {
    var line =
        log.atInfo()
            .addKeyValue("audit_id", record.id())
            .addKeyValue("audit_at", record.at())
            .addKeyValue("action", record.action())
            .addKeyValue("outcome", record.outcome());
    if (record.accountId() != null) {
      line = line.addKeyValue("account_id", record.accountId());
    }
    if (record.client() != null) {
      line = line.addKeyValue("client", record.client());
    }
    if (!record.details().isEmpty()) {
      line = line.addKeyValue("details", record.details());
    }
    line.log("audit");
  }
}
