package dev.footnote.search.spi;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.search.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keyword half: BM25 over chunk text, title and headings. */
public interface LexicalIndex {

  /**
   * Makes the index hold exactly these chunks of each of these documents, none to remove one;
   * durable and visible to searches when it returns, preferably by one commit. If it throws, each
   * document is either as it was or as it was to be.
   */
  void replace(Map<DocumentId, List<IndexedChunk>> documents);

  /** The best {@code limit} chunks within the scope, best first, ties by chunk id. */
  List<Hit> search(String text, Scope scope, int limit);

  /** The exact scores of these chunks within the scope; 0 for one that matches no word. */
  Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks);

  /** What the index holds, document by document. */
  Map<DocumentId, Extent> contents();
}
