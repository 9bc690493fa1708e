package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.Passages;
import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.inference.Embedding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chunks as searches and indexes read them. */
@Component
class PassageStore implements Passages, IndexableDocuments {

  private static final int CHUNKS_AT_A_TIME = 256;

  private final JdbcClient database;

  PassageStore(JdbcClient database) {
    this.database = database;
  }

  /**
   * Besides the searched version, that one counts whose index is being written in its place: the
   * index may hold it a moment before the row says so. Each id is a parameter of its own: an array
   * PostgreSQL takes to have ten elements when it plans for any, which makes it plan for these each
   * time, and planning takes longer than reading.
   */
  @Override
  public List<StoredPassage> find(UserId owner, Set<ChunkId> chunks) {
    if (chunks.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            """
            select c.id, c.document_id, c.position, c.page, c.start_offset, c.end_offset, c.text,
              c.headings, d.filename
            from chunks c join documents d on d.id = c.document_id
            where c.id in (:ids) and c.owner_id = :owner and d.owner_id = :owner
              and (c.version = d.searched_version
                or (d.searched_version is not null and d.status = 'indexing'
                  and c.version = d.version))
            """)
        .param("ids", chunks.stream().map(ChunkId::value).toList())
        .param("owner", owner.value())
        .query((row, number) -> new StoredPassage(chunk(row), row.getString("filename")))
        .list();
  }

  @Override
  public Map<DocumentId, Extent> searchable() {
    var searchable = new HashMap<DocumentId, Extent>();
    database
        .sql(
            """
            select id, searched_version, searched_chunk_count from documents
            where searched_version is not null
            """)
        .query(
            row -> {
              searchable.put(
                  new DocumentId(row.getObject(1, UUID.class)),
                  new Extent(row.getInt(2), row.getInt(3)));
            });
    return searchable;
  }

  @Override
  public Optional<Heading> heading(DocumentId document) {
    return database
        .sql(
            """
            select d.id, d.owner_id, d.collection_id, d.filename, d.language, t.title,
              coalesce(t.version, v.version) as version, v.chunks
            from documents d
            cross join lateral (select
              case when d.status in ('indexing', 'ready') then d.version
                else d.searched_version end as version,
              case when d.status in ('indexing', 'ready') then d.chunk_count
                else d.searched_chunk_count end as chunks) v
            left join document_texts t on t.document_id = d.id and t.version = v.version
            where d.id = :id and v.version is not null
            """)
        .param("id", document.value())
        .query(PassageStore::heading)
        .optional();
  }

  private static Heading heading(ResultSet row, int number) throws SQLException {
    var title = row.getString("title");
    return new Heading(
        new DocumentId(row.getObject("id", UUID.class)),
        row.getInt("version"),
        row.getInt("chunks"),
        new UserId(row.getObject("owner_id", UUID.class)),
        new CollectionId(row.getObject("collection_id", UUID.class)),
        title == null || title.isBlank() ? withoutEnding(row.getString("filename")) : title,
        row.getString("language"));
  }

  private static String withoutEnding(String filename) {
    int dot = filename.lastIndexOf('.');
    return dot > 0 ? filename.substring(0, dot) : filename;
  }

  @Override
  public void chunks(DocumentId document, int version, Consumer<EmbeddedChunk> each) {
    int after = -1;
    List<EmbeddedChunk> some;
    do {
      some = chunksAfter(document, version, after);
      some.forEach(each);
      after += CHUNKS_AT_A_TIME;
    } while (some.size() == CHUNKS_AT_A_TIME);
  }

  private List<EmbeddedChunk> chunksAfter(DocumentId document, int version, int after) {
    return database
        .sql(
            """
            select * from chunks
            where document_id = :id and version = :version and position > :after
              and position <= :after + :limit and vector is not null
            order by position
            """)
        .param("id", document.value())
        .param("version", version)
        .param("after", after)
        .param("limit", CHUNKS_AT_A_TIME)
        .query(
            (row, number) ->
                new EmbeddedChunk(chunk(row), Embedding.fromBytes(row.getBytes("vector"))))
        .list();
  }

  /** Chunks of the version that is searched, else of the newest, after that position. */
  List<Chunk> page(UserId owner, DocumentId document, int after, int limit) {
    return database
        .sql(
            """
            select c.* from chunks c join documents d
              on d.id = c.document_id and c.version = coalesce(d.searched_version, d.version)
            where d.id = :id and d.owner_id = :owner and c.position > :after
            order by c.position limit :limit
            """)
        .param("id", document.value())
        .param("owner", owner.value())
        .param("after", after)
        .param("limit", limit)
        .query((row, number) -> chunk(row))
        .list();
  }

  private static Chunk chunk(ResultSet row) throws SQLException {
    return new Chunk(
        new ChunkId(row.getObject("id", UUID.class)),
        new DocumentId(row.getObject("document_id", UUID.class)),
        row.getInt("position"),
        row.getInt("page"),
        row.getInt("start_offset"),
        row.getInt("end_offset"),
        row.getString("text"),
        List.of((String[]) row.getArray("headings").getArray()));
  }
}
