package dev.footnote.search.spi;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedding;
import dev.footnote.search.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Vectors in lists in memory, compared one by one. */
public final class InMemoryVectorIndex implements VectorIndex {

  private final InMemoryDocuments documents = new InMemoryDocuments();

  /** From now on every call fails. */
  public void takeAway() {
    documents.takeAway();
  }

  @Override
  public void replace(Map<DocumentId, List<IndexedChunk>> replaced) {
    replaced.values().stream().flatMap(List::stream).forEach(InMemoryVectorIndex::check);
    documents.replace(replaced);
  }

  private static void check(IndexedChunk chunk) {
    if (chunk.embedding().dimension() != Chunks.DIMENSION) {
      throw new IllegalArgumentException("a vector of another model");
    }
  }

  @Override
  public List<Hit> search(Embedding query, Scope scope, int limit) {
    return within(scope)
        .map(chunk -> new Hit(chunk.chunk().id(), query.cosine(chunk.embedding())))
        .sorted(Hit.BEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public Map<ChunkId, Double> scores(Embedding query, Scope scope, Set<ChunkId> chunks) {
    var scores = new HashMap<ChunkId, Double>();
    within(scope)
        .filter(chunk -> chunks.contains(chunk.chunk().id()))
        .forEach(chunk -> scores.put(chunk.chunk().id(), query.cosine(chunk.embedding())));
    return scores;
  }

  private Stream<IndexedChunk> within(Scope scope) {
    return documents.of(scope.owner()).filter(chunk -> InMemoryDocuments.isWithin(chunk, scope));
  }

  @Override
  public Map<DocumentId, Extent> contents() {
    return documents.contents();
  }
}
