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
   * Makes the index hold exactly these chunks of each of these documents, none to remove one;
   * durable and visible to searches when it returns, preferably by one commit. If it throws, each
   * document is either as it was or as it was to be.
   */
  void replace(Map<DocumentId, List<IndexedChunk>> documents);

  /** The {@code limit} nearest chunks within the scope, nearest first, ties by chunk id. */
  List<Hit> search(Embedding query, Scope scope, int limit);

  /** The exact cosine similarities of these chunks within the scope. */
  Map<ChunkId, Double> scores(Embedding query, Scope scope, Set<ChunkId> chunks);

  /** What the index holds, document by document. */
  Map<DocumentId, Extent> contents();
}
