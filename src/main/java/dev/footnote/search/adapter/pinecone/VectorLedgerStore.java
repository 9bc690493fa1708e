package dev.footnote.search.adapter.pinecone;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What was written to the index, version by version, and which version of a document searches may
 * see. The index itself changes vector by vector; this is where a document changes at once.
 */
final class VectorLedgerStore {

  private static final String SHOW =
      """
      with change as (select nextval('pinecone_changes') as number),
        wanted as (
          select * from unnest(:documents, :versions, :chunks) as w (id, version, chunks)),
        hidden as (
          update pinecone_documents d set
            hidden_at = change.number, hidden_on = :now, gone = w.chunks = 0
          from wanted w, change
          where d.target = :target and d.document_id = w.id
            and (d.version <> w.version or w.chunks = 0)
            and (d.hidden_at is null or w.chunks = 0)
          returning d.document_id)
      update pinecone_documents d set
        shown_at = coalesce(d.shown_at, change.number), chunks = w.chunks, model = :model
      from wanted w, change
      where d.target = :target and d.document_id = w.id and d.version = w.version
        and w.chunks > 0
      """;

  private final JdbcClient database;
  private final String target;
  private final String model;

  /**
   * @param target which index; another one begins with nothing
   * @param model whose vectors count; those of another one are not there
   */
  VectorLedgerStore(JdbcClient database, String target, String model) {
    this.database = database;
    this.target = target;
    this.model = model;
  }

  /** Notes what is about to be written, so that it can be deleted whatever happens. */
  void begin(DocumentId document, int version, int chunks, String namespace) {
    database
        .sql(
            """
            insert into pinecone_documents as d
              (target, document_id, version, namespace, model, chunks, written)
            values (:target, :document, :version, :namespace, :model, :chunks, :chunks)
            on conflict (target, document_id, version) do update set
              written = greatest(d.written, excluded.written),
              shown_at = case when d.hidden_at is null then d.shown_at end,
              hidden_at = null, hidden_on = null, gone = false
            """)
        .param("target", target)
        .param("document", document.value())
        .param("version", version)
        .param("namespace", namespace)
        .param("model", model)
        .param("chunks", chunks)
        .update();
  }

  /** Shows these versions instead of all others of their documents; no chunks, no version. */
  void show(Map<DocumentId, Extent> documents, Instant now) {
    var extents = List.copyOf(documents.entrySet());
    database
        .sql(SHOW)
        .param("documents", uuids(documents.keySet()))
        .param(
            "versions",
            new SqlArrayValue("int", extents.stream().map(e -> e.getValue().version()).toArray()))
        .param(
            "chunks",
            new SqlArrayValue("int", extents.stream().map(e -> e.getValue().chunks()).toArray()))
        .param("now", Timestamp.from(now))
        .param("target", target)
        .param("model", model)
        .update();
  }

  /** The number of the last change; what is read as of it stays the same. */
  long lastChange() {
    return database
        .sql("select case when is_called then last_value else 0 end from pinecone_changes")
        .query(Long.class)
        .single();
  }

  /** Which versions of these documents searches see as of that change. */
  Map<DocumentId, Extent> shownAsOf(long change, Collection<DocumentId> documents) {
    var shown = new HashMap<DocumentId, Extent>();
    database
        .sql(
            """
            select document_id, version, chunks from pinecone_documents
            where target = :target and document_id = any(:documents) and model = :model
              and shown_at <= :change and (hidden_at is null or hidden_at > :change) and not gone
            """)
        .param("target", target)
        .param("documents", uuids(documents))
        .param("model", model)
        .param("change", change)
        .query(
            row -> {
              shown.put(document(row), extent(row));
            });
    return shown;
  }

  /** Everything that searches see, namespace by namespace. */
  Map<String, Map<DocumentId, Extent>> shown() {
    var shown = new HashMap<String, Map<DocumentId, Extent>>();
    database
        .sql(
            """
            select namespace, document_id, version, chunks from pinecone_documents
            where target = :target and model = :model
              and shown_at is not null and hidden_at is null
            """)
        .param("target", target)
        .param("model", model)
        .query(
            row -> {
              shown
                  .computeIfAbsent(row.getString("namespace"), _ -> new HashMap<>())
                  .put(document(row), extent(row));
            });
    return shown;
  }

  /** Something hidden since before then, or gone; nobody else gets it meanwhile. */
  Optional<Hidden> takeHidden(Instant before) {
    return database
        .sql(
            """
            select document_id, version, namespace, written from pinecone_documents
            where target = :target and hidden_on is not null and (gone or hidden_on < :before)
            order by hidden_on limit 1 for update skip locked
            """)
        .param("target", target)
        .param("before", Timestamp.from(before))
        .query(VectorLedgerStore::hidden)
        .optional();
  }

  /** The same of one document that is gone. */
  Optional<Hidden> takeGone(DocumentId document) {
    return database
        .sql(
            """
            select document_id, version, namespace, written from pinecone_documents
            where target = :target and document_id = :document and gone
            limit 1 for update skip locked
            """)
        .param("target", target)
        .param("document", document.value())
        .query(VectorLedgerStore::hidden)
        .optional();
  }

  void forget(Hidden hidden) {
    database
        .sql(
            """
            delete from pinecone_documents
            where target = :target and document_id = :document and version = :version
            """)
        .param("target", target)
        .param("document", hidden.document().value())
        .param("version", hidden.version())
        .update();
  }

  private static SqlArrayValue uuids(Collection<DocumentId> documents) {
    return new SqlArrayValue("uuid", documents.stream().map(DocumentId::value).toArray());
  }

  private static DocumentId document(ResultSet row) throws SQLException {
    return new DocumentId(row.getObject("document_id", UUID.class));
  }

  private static Extent extent(ResultSet row) throws SQLException {
    return new Extent(row.getInt("version"), row.getInt("chunks"));
  }

  private static Hidden hidden(ResultSet row, int number) throws SQLException {
    return new Hidden(
        document(row), row.getInt("version"), row.getString("namespace"), row.getInt("written"));
  }

  /**
   * A version whose vectors are to be deleted.
   *
   * @param written how many there may be, from position 0
   */
  record Hidden(DocumentId document, int version, String namespace, int written) {}
}
