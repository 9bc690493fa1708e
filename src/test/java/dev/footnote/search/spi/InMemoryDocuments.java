package dev.footnote.search.spi;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an index in memory holds, until it is taken away. */
final class InMemoryDocuments {

  private volatile Map<DocumentId, List<IndexedChunk>> documents = Map.of();
  private volatile boolean away;

  /** From now on every call fails. */
  void takeAway() {
    away = true;
  }

  private Map<DocumentId, List<IndexedChunk>> there() {
    if (away) {
      throw AppException.of(SearchError.INDEX_UNAVAILABLE, "The index was taken away.");
    }
    return documents;
  }

  synchronized void replace(Map<DocumentId, List<IndexedChunk>> replaced) {
    var changed = new HashMap<>(there());
    replaced.forEach(
        (document, chunks) -> {
          changed.remove(document);
          if (!chunks.isEmpty()) {
            changed.put(document, List.copyOf(chunks));
          }
        });
    documents = Map.copyOf(changed);
  }

  Stream<IndexedChunk> of(UserId owner) {
    return there().values().stream()
        .flatMap(List::stream)
        .filter(chunk -> chunk.owner().equals(owner));
  }

  static boolean isWithin(IndexedChunk chunk, Scope scope) {
    return (scope.collections().isEmpty() || scope.collections().contains(chunk.collection()))
        && (scope.documents().isEmpty() || scope.documents().contains(chunk.chunk().document()));
  }

  Map<DocumentId, Extent> contents() {
    var contents = new HashMap<DocumentId, Extent>();
    there()
        .forEach(
            (id, chunks) ->
                contents.put(id, new Extent(chunks.getFirst().version(), chunks.size())));
    return contents;
  }
}
