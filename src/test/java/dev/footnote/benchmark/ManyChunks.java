package dev.footnote.benchmark;

import dev.footnote.inference.Embedding;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents of random words with random vectors, as if the bundled model had made these. */
final class ManyChunks {

  private static final int DIMENSION = 384;
  private static final int WORDS = 150;
  private static final String MODEL = "bge-small-en-v1.5-int8";

  private final DataSource database;
  private final int inDocument;
  private final JdbcClient jdbc;
  private final Random random = new Random(7);

  /**
   * @param inDocument chunks that each document has
   */
  ManyChunks(DataSource database, int inDocument) {
    this.database = database;
    this.inDocument = inDocument;
    this.jdbc = JdbcClient.create(database);
  }

  void make(String email, int chunks) throws SQLException {
    var owner =
        jdbc.sql("select id from users where email = :email")
            .param("email", email)
            .query(UUID.class)
            .single();
    var shelf =
        jdbc.sql("select id from collections where owner_id = :owner and standard")
            .param("owner", owner)
            .query(UUID.class)
            .optional()
            .orElseGet(() -> shelf(owner));
    try (var connection = database.getConnection()) {
      var copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy chunks (id, document_id, version, owner_id, collection_id, position, page,"
                      + " start_offset, end_offset, text, headings, model, embedded_key, vector)"
                      + " from stdin");
      for (int first = 0; first < chunks; first += inDocument) {
        var document = document(owner, shelf);
        for (int position = 0; position < inDocument; position++) {
          var line = row(document, owner, shelf, position).getBytes(StandardCharsets.UTF_8);
          copy.writeToCopy(line, 0, line.length);
        }
      }
      copy.endCopy();
    }
    jdbc.sql("analyze").update();
  }

  private UUID shelf(UUID owner) {
    var id = id();
    jdbc.sql("insert into collections values (:id, :owner, 'all', 256, 32, 0.5, true, now())")
        .param("id", id)
        .param("owner", owner)
        .update();
    return id;
  }

  private UUID document(UUID owner, UUID shelf) {
    var id = id();
    jdbc.sql(
            """
            insert into documents (id, owner_id, collection_id, filename, media_type, bytes, sha256,
              blob_key, version, status, chunk_count, searched_version, searched_chunk_count,
              bm25_indexed, language, chunk_size, chunk_overlap, lane, next_attempt_at, created_at,
              updated_at)
            values (:id, :owner, :shelf, 'random.txt', 'text/plain', 1, 'x', :id, 1, 'ready',
              :chunks, 1, :chunks, true, 'en', 256, 32, 0, now(), now(), now())
            """)
        .param("id", id)
        .param("owner", owner)
        .param("shelf", shelf)
        .param("chunks", inDocument)
        .update();
    return id;
  }

  /** In the text form of COPY. */
  private String row(UUID document, UUID owner, UUID shelf, int position) {
    var text = text();
    var vector = HexFormat.of().formatHex(vector());
    return String.join(
            "\t",
            id().toString(),
            document.toString(),
            "1",
            owner.toString(),
            shelf.toString(),
            Integer.toString(position),
            "1",
            "0",
            Integer.toString(text.length()),
            text,
            "{}",
            MODEL,
            "\\\\x" + vector.substring(0, 64),
            "\\\\x" + vector)
        + "\n";
  }

  /** Few words are frequent, most are rare, as in language. */
  private String text() {
    return IntStream.range(0, WORDS)
        .mapToObj(_ -> "w" + (int) (Math.pow(random.nextDouble(), 3) * 50_000))
        .collect(Collectors.joining(" "));
  }

  private byte[] vector() {
    var values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.normalised(values).toBytes();
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
