package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.documents.spi.IndexableDocuments.EmbeddedChunk;
import dev.footnote.documents.spi.IndexableDocuments.Heading;
import dev.footnote.documents.spi.PassageIndex;
import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts documents into both halves of the index as the database has them. One document is worked on
 * by one thread at a time, which reads the database after it got its turn: so an older state never
 * overwrites a newer one.
 */
class Indexing implements PassageIndex {

  private static final Logger log = LoggerFactory.getLogger(Indexing.class);

  /** Beyond it something writes without end; the next reconciliation looks again. */
  private static final int ROUNDS = 10;

  private final LexicalIndex lexical;
  private final VectorIndex vectors;
  private final IndexableDocuments documents;
  private final DocumentLocks locks = new DocumentLocks();
  private volatile List<Half> mirrors = List.of();

  Indexing(LexicalIndex lexical, VectorIndex vectors, IndexableDocuments documents) {
    this.lexical = lexical;
    this.vectors = vectors;
    this.documents = documents;
  }

  @Override
  public void index(Collection<DocumentId> documents) {
    locks.alone(documents, () -> indexUntilCurrent(Set.copyOf(documents)));
  }

  /**
   * Another instance may have written an older or a newer state meanwhile: the database decides.
   */
  private void indexUntilCurrent(Set<DocumentId> documents) {
    var left = documents;
    for (int round = 0; !left.isEmpty() && round < ROUNDS; round++) {
      var headings = headings(left);
      replace(chunks(headings));
      left = changedSince(headings);
    }
  }

  private Map<DocumentId, Optional<Heading>> headings(Set<DocumentId> documents) {
    return documents.stream().collect(Collectors.toMap(id -> id, this.documents::heading));
  }

  private Set<DocumentId> changedSince(Map<DocumentId, Optional<Heading>> headings) {
    return headings.entrySet().stream()
        .filter(of -> !documents.heading(of.getKey()).equals(of.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public void remove(DocumentId document) {
    locks.alone(List.of(document), () -> replace(Map.of(document, List.of())));
  }

  /** Halves that are made anew: what is indexed from now on goes into them too. */
  void mirror(List<Half> halves) {
    mirrors = List.copyOf(halves);
  }

  /** Puts the documents as the database has them into the halves that are made anew. */
  void copy(Collection<DocumentId> documents) {
    locks.alone(
        documents,
        () -> {
          var chunks = chunks(headings(Set.copyOf(documents)));
          mirrors.forEach(half -> half.replace().accept(chunks));
        });
  }

  private void replace(Map<DocumentId, List<IndexedChunk>> documents) {
    lexical.replace(documents);
    vectors.replace(documents);
    mirrors.forEach(half -> mirrored(half, documents));
  }

  /** The index in use is what counts; what the new one lacks is found when they are compared. */
  private static void mirrored(Half half, Map<DocumentId, List<IndexedChunk>> documents) {
    try {
      half.replace().accept(documents);
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("documents were not written to the new index");
    }
  }

  private Map<DocumentId, List<IndexedChunk>> chunks(Map<DocumentId, Optional<Heading>> headings) {
    return headings.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, of -> of.getValue().map(this::chunks).orElse(List.of())));
  }

  private List<IndexedChunk> chunks(Heading heading) {
    var chunks = new ArrayList<IndexedChunk>(heading.chunks());
    documents.chunks(heading.id(), heading.version(), chunk -> chunks.add(indexed(heading, chunk)));
    if (chunks.size() != heading.chunks()) {
      throw AppException.of(
          SearchError.INDEX_UNAVAILABLE, "The document changed while it was being indexed.");
    }
    return chunks;
  }

  private static IndexedChunk indexed(Heading heading, EmbeddedChunk embedded) {
    return new IndexedChunk(
        embedded.chunk(),
        heading.version(),
        heading.owner(),
        heading.collection(),
        heading.title(),
        heading.language(),
        embedded.embedding());
  }
}
