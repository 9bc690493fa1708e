package dev.footnote.observability.retention;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One day's work: days ahead made, days behind dropped, old audit events deleted. */
class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final Partitions partitions;
  private final RetentionStore store;
  private final RetentionProperties properties;
  private final Clock clock;

  Retention(
      Partitions partitions, RetentionStore store, RetentionProperties properties, Clock clock) {
    this.partitions = partitions;
    this.store = store;
    this.properties = properties;
    this.clock = clock;
  }

  void run() {
    partitions.make();
    int days = partitions.drop();
    int events =
        store.deleteAuditBefore(clock.instant().minus(Duration.ofDays(properties.auditDays())));
    log.atInfo()
        .addKeyValue("partitions_dropped", days)
        .addKeyValue("audit_events_deleted", events)
        .log("retention done");
  }
}
