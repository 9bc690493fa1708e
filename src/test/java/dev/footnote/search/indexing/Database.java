package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.search.spi.IndexedChunk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Documents in memory, that can change, shrink and be away while they are read. */
final class Database implements IndexableDocuments {

  final Map<DocumentId, List<IndexedChunk>> documents = new ConcurrentHashMap<>();
  final Set<DocumentId> truncated = ConcurrentHashMap.newKeySet();
  final Queue<Runnable> afterReading = new ConcurrentLinkedQueue<>();
  volatile boolean away;

  void put(List<IndexedChunk> chunks) {
    documents.put(chunks.getFirst().chunk().document(), chunks);
  }

  @Override
  public Map<DocumentId, Extent> searchable() {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    var searchable = new HashMap<DocumentId, Extent>();
    documents.forEach(
        (id, chunks) -> searchable.put(id, new Extent(chunks.getFirst().version(), chunks.size())));
    return searchable;
  }

  @Override
  public Optional<Heading> heading(DocumentId document) {
    return Optional.ofNullable(documents.get(document))
        .map(
            chunks -> {
              var first = chunks.getFirst();
              return new Heading(
                  document,
                  first.version(),
                  chunks.size(),
                  first.owner(),
                  first.collection(),
                  first.title(),
                  first.language());
            });
  }

  @Override
  public void chunks(DocumentId document, int version, Consumer<EmbeddedChunk> each) {
    documents.get(document).stream()
        .skip(truncated.contains(document) ? 1 : 0)
        .forEach(chunk -> each.accept(new EmbeddedChunk(chunk.chunk(), chunk.embedding())));
    Optional.ofNullable(afterReading.poll()).ifPresent(Runnable::run);
  }
}
