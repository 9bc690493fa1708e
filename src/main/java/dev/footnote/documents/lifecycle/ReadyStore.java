package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.lifecycle.DocumentRow.at;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a version the one that is searched. */
@Component
class ReadyStore {

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  ReadyStore(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /** Marks it ready and drops what the version before was made of; false if superseded. */
  boolean ready(Job job, Instant now) {
    if (job.version() == 1) {
      return mark(job, now);
    }
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean marked = mark(job, now);
              if (marked) {
                drop("delete from chunks where document_id = :id and version <> :version", job);
                drop(
                    "delete from document_texts where document_id = :id and version <> :version",
                    job);
              }
              return marked;
            }));
  }

  private boolean mark(Job job, Instant now) {
    return database
            .sql(
                """
                update documents set status = 'ready', bm25_indexed = true,
                  searched_version = version, searched_chunk_count = chunk_count,
                  stage_done = 1, stage_total = 1, updated_at = :now
                where id = :id and version = :version and status = 'indexing'
                """)
            .param("now", at(now))
            .param("id", job.id().value())
            .param("version", job.version())
            .update()
        == 1;
  }

  private void drop(String sql, Job job) {
    database.sql(sql).param("id", job.id().value()).param("version", job.version()).update();
  }
}
