package dev.footnote.search.spi;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedding;
import dev.footnote.search.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The semantic half: nearest vectors by cosine similarity. */
public interface VectorIndex {

  /**
   * Makes the index hold exactly these chunks of the document, none to remove it; durable and
   * visible to searches when it returns, unchanged if it throws.
   */
  void replace(DocumentId document, Iterable<IndexedChunk> chunks);

  /**
   * {@link #replace} for several documents, which may share one commit. If it throws, each of them
   * is either as before or as after.
   */
  default void replaceAll(Map<DocumentId, List<IndexedChunk>> documents) {
    documents.forEach(this::replace);
  }

  /** The {@code limit} nearest chunks within the scope, nearest first, ties by chunk id. */
  List<Hit> search(Embedding query, Scope scope, int limit);

  /** The exact cosine similarities of these chunks within the scope. */
  Map<ChunkId, Double> scores(Embedding query, Scope scope, Set<ChunkId> chunks);

  /** What the index holds, document by document. */
  Map<DocumentId, Extent> contents();
}
