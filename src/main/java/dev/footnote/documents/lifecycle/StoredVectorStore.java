package dev.footnote.documents.lifecycle;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vectors in the table {@code chunks}, which no other model can search. */
class StoredVectorStore {

  private final JdbcClient jdbc;

  StoredVectorStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Refuses to start with another model than the one that made the stored vectors. One chunk tells
   * of all: since each start asks, they never differ.
   */
  StoredVectorStore requireModel(EmbeddingModel model) {
    jdbc.sql(
            "select model, octet_length(vector) as bytes from chunks where vector is not null limit 1")
        .query(
            (row, _) ->
                new EmbeddingModel(row.getString("model"), row.getInt("bytes") / Float.BYTES))
        .optional()
        .filter(stored -> !stored.equals(model))
        .ifPresent(stored -> refuse(stored, model));
    return this;
  }

  private static void refuse(EmbeddingModel stored, EmbeddingModel configured) {
    throw AppException.of(
        InferenceError.EMBEDDING_DIMENSION,
        ("The stored vectors were made by \"%s\" (%d numbers each), but \"%s\" (%d) is configured."
                + " Configure the former again, or begin with an empty database.")
            .formatted(
                stored.name(), stored.dimension(), configured.name(), configured.dimension()));
  }
}
