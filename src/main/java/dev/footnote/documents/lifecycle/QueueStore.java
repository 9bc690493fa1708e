package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.lifecycle.DocumentRow.at;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.BlobKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Takes documents out of their lanes, and says how an attempt ended. */
@Component
class QueueStore {

  private final JdbcClient database;

  QueueStore(JdbcClient database) {
    this.database = database;
  }

  /**
   * The lane's next due document that is not held already, whose attempt begins. Where parsing
   * could end this very process, the attempt is counted now, since afterwards nobody could; storing
   * the text takes that back.
   */
  Optional<Job> next(
      Lane lane, Collection<DocumentId> held, Set<String> parsedInProcess, Instant now) {
    return database
        .sql(
            """
            update documents set
              attempts = attempts
                + (status in ('queued', 'parsing') and media_type = any(:inProcess))::int,
              status = case status when 'queued' then 'parsing' else status end,
              updated_at = :now
            where id = (
              select id from documents
              where owner_id = :owner and lane = :lane and status not in ('ready', 'failed')
                and next_attempt_at <= :now and id <> all(:held)
              order by next_attempt_at, id limit 1)
            returning *,
              attempts - (status = 'parsing' and media_type = any(:inProcess))::int as failures
            """)
        .param("inProcess", new SqlArrayValue("text", parsedInProcess.toArray()))
        .param("owner", lane.owner().value())
        .param("lane", lane.number())
        .param("now", at(now))
        .param("held", new SqlArrayValue("uuid", held.stream().map(DocumentId::value).toArray()))
        .query(QueueStore::read)
        .optional();
  }

  private static Job read(ResultSet row, int number) throws SQLException {
    return new Job(
        new DocumentId(row.getObject("id", UUID.class)),
        row.getInt("version"),
        new UserId(row.getObject("owner_id", UUID.class)),
        new CollectionId(row.getObject("collection_id", UUID.class)),
        DocumentRow.status(row.getString("status")),
        row.getInt("failures"),
        new BlobKey(row.getObject("blob_key", UUID.class)),
        row.getString("media_type"),
        new ChunkingRules(row.getInt("chunk_size"), row.getInt("chunk_overlap")),
        Optional.ofNullable(row.getString("request_id")));
  }

  /** The attempt failed; another one begins at that time, at the stage that was reached. */
  void retry(Job job, int failures, Instant when, Instant now) {
    database
        .sql(
            """
            update documents set attempts = :failures, next_attempt_at = :when, updated_at = :now
            where id = :id and version = :version and status not in ('ready', 'failed')
            """)
        .param("failures", failures)
        .param("when", at(when))
        .param("now", at(now))
        .param("id", job.id().value())
        .param("version", job.version())
        .update();
  }

  /** No further attempt makes sense. */
  void fail(Job job, String code, String message, Instant now) {
    database
        .sql(
            """
            update documents set status = 'failed', stage_done = 0, stage_total = 0,
              error_code = :code, error_message = :message || case
                when searched_version is null then ''
                else ' Version ' || searched_version || ' stays in use.' end,
              updated_at = :now
            where id = :id and version = :version and status not in ('ready', 'failed')
            """)
        .param("code", code)
        .param("message", message)
        .param("now", at(now))
        .param("id", job.id().value())
        .param("version", job.version())
        .update();
  }

  /** The last allowed attempt failed at the stage it had reached. */
  void giveUp(Job job, int failures, Instant now) {
    database
        .sql(
            """
            update documents set status = 'failed', stage_done = 0, stage_total = 0,
              attempts = :failures,
              error_code = status || '_failed',
              error_message = case status
                  when 'parsing' then 'The file could not be read'
                  when 'chunking' then 'The text could not be cut into passages'
                  when 'embedding' then 'The passages could not be embedded'
                  else 'The passages could not be indexed' end
                || ', tried ' || :failures || ' times. Upload it again later, or ask the operator.'
                || case when searched_version is null then ''
                     else ' Version ' || searched_version || ' stays in use.' end,
              updated_at = :now
            where id = :id and version = :version and status not in ('ready', 'failed')
            """)
        .param("failures", failures)
        .param("now", at(now))
        .param("id", job.id().value())
        .param("version", job.version())
        .update();
  }
}
