package dev.footnote.observability.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Deletes old audit events, and knows how far back each table reaches. */
class RetentionStore {

  private static final int AT_A_TIME = 5000;

  private final JdbcClient database;

  RetentionStore(JdbcClient database) {
    this.database = database;
  }

  /** In small transactions, so that none lasts. */
  int deleteAuditBefore(Instant time) {
    int deleted = 0;
    int last;
    do {
      last =
          database
              .sql(
                  """
                  delete from audit_events where id in (
                    select id from audit_events where at < :time order by at limit :limit)
                  """)
              .param("time", time.atOffset(ZoneOffset.UTC))
              .param("limit", AT_A_TIME)
              .update();
      deleted += last;
    } while (last == AT_A_TIME);
    return deleted;
  }

  Optional<Instant> oldest(String table) {
    return time(database.sql("select min(at) from " + table));
  }

  /** When the job last came to its end, on whatever instance. */
  Optional<Instant> lastRun(String task) {
    return time(
        database
            .sql("select last_success from scheduled_tasks where task_name = :task")
            .param("task", task));
  }

  private static Optional<Instant> time(StatementSpec query) {
    return query
        .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .map(OffsetDateTime::toInstant)
        .findFirst();
  }
}
