package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.lifecycle.DocumentRow.at;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.Document;
import dev.footnote.documents.DocumentFilter;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.kernel.JobContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Rows of documents as their owners see them. */
@Component
class DocumentStore {

  private final JdbcClient database;

  DocumentStore(JdbcClient database) {
    this.database = database;
  }

  /** A document that does not exist yet, or its next version. */
  record Arrival(
      DocumentId id,
      UserId owner,
      CollectionId collection,
      String filename,
      String mediaType,
      long bytes,
      String sha256,
      BlobKey blob,
      int chunkSize,
      int chunkOverlap,
      int lane,
      Instant at) {}

  Document insert(Arrival arrival) {
    return database
        .sql(
            """
            insert into documents (id, owner_id, collection_id, filename, media_type, bytes, sha256,
              blob_key, version, status, chunk_size, chunk_overlap, lane, next_attempt_at,
              created_at, updated_at, request_id)
            values (:id, :owner, :collection, :filename, :mediaType, :bytes, :sha256,
              :blob, 1, 'queued', :size, :overlap, :lane, :at, :at, :at, :request)
            returning *
            """)
        .param("id", arrival.id().value())
        .param("owner", arrival.owner().value())
        .param("collection", arrival.collection().value())
        .param("filename", arrival.filename())
        .param("mediaType", arrival.mediaType())
        .param("bytes", arrival.bytes())
        .param("sha256", arrival.sha256())
        .param("blob", arrival.blob().value())
        .param("size", arrival.chunkSize())
        .param("overlap", arrival.chunkOverlap())
        .param("lane", arrival.lane())
        .param("at", at(arrival.at()))
        .param("request", JobContext.requestId().orElse(null))
        .query(DocumentRow::read)
        .single();
  }

  /** Puts the next version in place of the newest; the searched one is not touched. */
  Optional<Document> replace(Arrival arrival) {
    return database
        .sql(
            """
            update documents set filename = :filename, media_type = :mediaType, bytes = :bytes,
              sha256 = :sha256, blob_key = :blob, version = version + 1, status = 'queued',
              stage_done = 0, stage_total = 0, error_code = null, error_message = null,
              pages = 0, pages_with_text = 0, characters = 0, language = null, chunk_count = 0,
              bm25_indexed = false, chunk_size = :size, chunk_overlap = :overlap, lane = :lane,
              attempts = 0, next_attempt_at = :at, updated_at = :at,
              request_id = :request
            where id = :id and owner_id = :owner
            returning *
            """)
        .param("id", arrival.id().value())
        .param("owner", arrival.owner().value())
        .param("filename", arrival.filename())
        .param("mediaType", arrival.mediaType())
        .param("bytes", arrival.bytes())
        .param("sha256", arrival.sha256())
        .param("blob", arrival.blob().value())
        .param("size", arrival.chunkSize())
        .param("overlap", arrival.chunkOverlap())
        .param("lane", arrival.lane())
        .param("at", at(arrival.at()))
        .param("request", JobContext.requestId().orElse(null))
        .query(DocumentRow::read)
        .optional();
  }

  Optional<Document> find(UserId owner, DocumentId document) {
    return database
        .sql("select * from documents where id = :id and owner_id = :owner")
        .param("id", document.value())
        .param("owner", owner.value())
        .query(DocumentRow::read)
        .optional();
  }

  /** Ids sort by time of making, so the newest document has the greatest. */
  List<Document> list(UserId owner, DocumentFilter filter, @Nullable UUID before, int limit) {
    return database
        .sql(
            """
            select * from documents
            where owner_id = :owner
              and (:collection::uuid is null or collection_id = :collection::uuid)
              and (:status::text is null or status = :status::text)
              and (:before::uuid is null or id < :before::uuid)
            order by id desc limit :limit
            """)
        .param("owner", owner.value())
        .param("collection", filter.collection().map(CollectionId::value).orElse(null))
        .param("status", filter.status().map(DocumentRow::name).orElse(null))
        .param("before", before)
        .param("limit", limit)
        .query(DocumentRow::read)
        .list();
  }

  /** Where the newest original lies, and the document with it. */
  Optional<BlobKey> blob(UserId owner, DocumentId document) {
    return database
        .sql("select blob_key from documents where id = :id and owner_id = :owner")
        .param("id", document.value())
        .param("owner", owner.value())
        .query(UUID.class)
        .optional()
        .map(BlobKey::new);
  }

  /** Deletes the row with texts and chunks; returns where its original lies. */
  Optional<BlobKey> delete(UserId owner, DocumentId document) {
    return database
        .sql("delete from documents where id = :id and owner_id = :owner returning blob_key")
        .param("id", document.value())
        .param("owner", owner.value())
        .query(UUID.class)
        .optional()
        .map(BlobKey::new);
  }

  List<DocumentId> in(UserId owner, CollectionId collection) {
    return database
        .sql("select id from documents where owner_id = :owner and collection_id = :collection")
        .param("owner", owner.value())
        .param("collection", collection.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(DocumentId::new)
        .toList();
  }

  /** Those of the keys that no document names. */
  Set<BlobKey> orphansAmong(Collection<BlobKey> keys) {
    var named =
        database
            .sql("select blob_key from documents where blob_key = any(:keys)")
            .param("keys", new SqlArrayValue("uuid", keys.stream().map(BlobKey::value).toArray()))
            .query(UUID.class)
            .list();
    var orphans = new HashSet<>(keys);
    named.forEach(key -> orphans.remove(new BlobKey(key)));
    return orphans;
  }
}
