package dev.footnote.documents.lifecycle;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of all accounts together. */
@Component
class DocumentCensusStore {

  private final JdbcClient database;

  DocumentCensusStore(JdbcClient database) {
    this.database = database;
  }

  Map<String, Long> documents() {
    var counted = new HashMap<String, Long>();
    database
        .sql("select status, count(*) from documents group by status")
        .query(
            row -> {
              counted.put(row.getString(1), row.getLong(2));
            });
    return counted;
  }

  /** What is not done yet, and since when the oldest of it is due. */
  record Queue(long depth, Optional<Instant> oldest) {}

  Queue queue() {
    return database
        .sql(
            """
            select count(*), min(next_attempt_at) from documents
            where status not in ('ready', 'failed')
            """)
        .query(
            (row, number) ->
                new Queue(
                    row.getLong(1),
                    Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)))
        .single();
  }

  long chunks() {
    return database
        .sql("select coalesce(sum(searched_chunk_count), 0) from documents")
        .query((row, number) -> row.getLong(1))
        .single();
  }
}
