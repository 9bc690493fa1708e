package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.lifecycle.DocumentRow.at;

import dev.footnote.inference.Embedding;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Chunks and vectors while they are made; each write is one statement with the document's row. */
@Component
class ChunkStore {

  private static final String UNIT_SEPARATOR = "\u001f";

  private final JdbcClient database;

  ChunkStore(JdbcClient database) {
    this.database = database;
  }

  /** Stores all chunks and ends the stage of chunking; false if superseded. */
  boolean save(
      Job job, List<PreparedChunk> chunks, String model, Optional<String> language, Instant now) {
    var insert =
        database
            .sql(
                """
                with document as (
                  update documents set status = 'embedding', stage_done = 0, stage_total = :count,
                    chunk_count = :count, language = :language, updated_at = :now
                  where id = :id and version = :version and status in ('chunking', 'embedding')
                  returning id, owner_id, collection_id)
                insert into chunks (id, document_id, version, owner_id, collection_id, position,
                  page, start_offset, end_offset, text, headings, model, embedded_key)
                select c.id, d.id, :version, d.owner_id, d.collection_id, c.position, c.page,
                  c.first, c.last, c.text, string_to_array(c.headings, :separator), :model, c.key
                from document d, unnest(:ids, :positions, :pages, :starts, :ends, :texts,
                  :headings, :keys) as c (id, position, page, first, last, text, headings, key)
                """)
            .param("count", chunks.size())
            .param("language", language.orElse(null))
            .param("now", at(now))
            .param("id", job.id().value())
            .param("version", job.version())
            .param("separator", UNIT_SEPARATOR)
            .param("model", model);
    return withColumns(insert, chunks).update() == chunks.size();
  }

  private static StatementSpec withColumns(StatementSpec insert, List<PreparedChunk> chunks) {
    return insert
        .param("ids", array("uuid", chunks, chunk -> chunk.id().value()))
        .param("positions", array("int4", chunks, chunk -> chunk.draft().position()))
        .param("pages", array("int4", chunks, chunk -> chunk.draft().page()))
        .param("starts", array("int4", chunks, chunk -> chunk.draft().start()))
        .param("ends", array("int4", chunks, chunk -> chunk.draft().end()))
        .param("texts", array("text", chunks, chunk -> chunk.draft().text()))
        .param("headings", array("text", chunks, ChunkStore::headings))
        .param("keys", keys(chunks));
  }

  private static String headings(PreparedChunk chunk) {
    return String.join(UNIT_SEPARATOR, chunk.draft().headings());
  }

  void clear(Job job) {
    database
        .sql("delete from chunks where document_id = :id and version = :version")
        .param("id", job.id().value())
        .param("version", job.version())
        .update();
  }

  /** A stored chunk: its id, what is embedded, and whether it has its vector. */
  record Stored(UUID id, String key, boolean embedded) {

    String identity() {
      return id + key;
    }
  }

  static String identity(PreparedChunk chunk) {
    return chunk.id() + chunk.key();
  }

  List<Stored> stored(Job job) {
    return database
        .sql(
            """
            select id, embedded_key, vector is not null from chunks
            where document_id = :id and version = :version order by position
            """)
        .param("id", job.id().value())
        .param("version", job.version())
        .query(
            (row, number) ->
                new Stored(
                    row.getObject(1, UUID.class),
                    HexFormat.of().formatHex(row.getBytes(2)),
                    row.getBoolean(3)))
        .list();
  }

  /** Vectors that were made before for the same model and text, by key. */
  Map<String, Embedding> known(Collection<PreparedChunk> chunks) {
    var known = new HashMap<String, Embedding>();
    database
        .sql(
            """
            select distinct on (embedded_key) embedded_key, vector from chunks
            where embedded_key = any(:keys) and vector is not null
            """)
        .param("keys", keys(List.copyOf(new HashSet<>(chunks))))
        .query(
            row -> {
              known.put(
                  HexFormat.of().formatHex(row.getBytes(1)), Embedding.fromBytes(row.getBytes(2)));
            });
    return known;
  }

  /**
   * Stores vectors; ends the stage of embedding with the last. False if superseded.
   *
   * @param done chunks that have a vector afterwards
   */
  boolean saveVectors(
      Job job, List<PreparedChunk> chunks, Map<String, Embedding> vectors, int done, Instant now) {
    return database
            .sql(
                """
                with document as (
                  update documents set
                    status = case when :done >= stage_total then 'indexing' else status end,
                    stage_done = case when :done >= stage_total then 0 else :done end,
                    stage_total = case when :done >= stage_total then 1 else stage_total end,
                    updated_at = :now
                  where id = :id and version = :version and status = 'embedding'
                  returning id)
                update chunks c set vector = v.vector
                from document d, unnest(:ids, :vectors) as v (id, vector)
                where c.id = v.id and c.document_id = d.id
                """)
            .param("done", done)
            .param("now", at(now))
            .param("id", job.id().value())
            .param("version", job.version())
            .param("ids", array("uuid", chunks, chunk -> chunk.id().value()))
            .param("vectors", new SqlArrayValue("bytea", (Object[]) bytes(chunks, vectors)))
            .update()
        == chunks.size();
  }

  private static byte[][] bytes(List<PreparedChunk> chunks, Map<String, Embedding> vectors) {
    return chunks.stream()
        .map(chunk -> java.util.Objects.requireNonNull(vectors.get(chunk.key())).toBytes())
        .toArray(byte[][]::new);
  }

  /** Ends the stage of embedding where every chunk has its vector already. */
  boolean embedded(Job job, Instant now) {
    return database
            .sql(
                """
                update documents set status = 'indexing', stage_done = 0, stage_total = 1,
                  updated_at = :now
                where id = :id and version = :version and status = 'embedding'
                """)
            .param("now", at(now))
            .param("id", job.id().value())
            .param("version", job.version())
            .update()
        == 1;
  }

  private static SqlArrayValue keys(List<PreparedChunk> chunks) {
    return new SqlArrayValue(
        "bytea", (Object[]) chunks.stream().map(PreparedChunk::keyBytes).toArray(byte[][]::new));
  }

  private static SqlArrayValue array(
      String type, List<PreparedChunk> chunks, Function<PreparedChunk, Object> part) {
    return new SqlArrayValue(type, chunks.stream().map(part).toArray());
  }
}
