package dev.footnote.search.spi;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedding;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Vectors in lists in memory, compared one by one. */
public final class InMemoryVectorIndex implements VectorIndex {

  private volatile Map<DocumentId, List<IndexedChunk>> documents = Map.of();
  private volatile boolean away;

  /** From now on every call fails. */
  public void takeAway() {
    away = true;
  }

  private void requireThere() {
    if (away) {
      throw AppException.of(SearchError.INDEX_UNAVAILABLE, "The index was taken away.");
    }
  }

  @Override
  public synchronized void replace(Map<DocumentId, List<IndexedChunk>> replaced) {
    requireThere();
    var changed = new HashMap<>(documents);
    replaced.forEach(
        (document, chunks) -> {
          changed.remove(document);
          if (!chunks.isEmpty()) {
            changed.put(document, checked(chunks));
          }
        });
    documents = Map.copyOf(changed);
  }

  private static List<IndexedChunk> checked(List<IndexedChunk> chunks) {
    if (chunks.stream().anyMatch(chunk -> chunk.embedding().dimension() != Chunks.DIMENSION)) {
      throw new IllegalArgumentException("a vector of another model");
    }
    return List.copyOf(chunks);
  }

  @Override
  public List<Hit> search(Embedding query, Scope scope, int limit) {
    requireThere();
    return within(scope)
        .map(chunk -> new Hit(chunk.chunk().id(), query.cosine(chunk.embedding())))
        .sorted(Hit.BEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public Map<ChunkId, Double> scores(Embedding query, Scope scope, Set<ChunkId> chunks) {
    requireThere();
    var scores = new HashMap<ChunkId, Double>();
    within(scope)
        .filter(chunk -> chunks.contains(chunk.chunk().id()))
        .forEach(chunk -> scores.put(chunk.chunk().id(), query.cosine(chunk.embedding())));
    return scores;
  }

  private Stream<IndexedChunk> within(Scope scope) {
    return documents.values().stream()
        .flatMap(List::stream)
        .filter(chunk -> chunk.owner().equals(scope.owner()))
        .filter(
            chunk ->
                scope.collections().isEmpty() || scope.collections().contains(chunk.collection()))
        .filter(
            chunk ->
                scope.documents().isEmpty()
                    || scope.documents().contains(chunk.chunk().document()));
  }

  @Override
  public Map<DocumentId, Extent> contents() {
    requireThere();
    var contents = new HashMap<DocumentId, Extent>();
    documents.forEach(
        (id, chunks) -> contents.put(id, new Extent(chunks.getFirst().version(), chunks.size())));
    return contents;
  }
}
