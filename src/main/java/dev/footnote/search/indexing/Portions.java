package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Cuts documents into portions that share a commit: many small documents, or a single large one.
 * What a commit costs is the same for two chunks and for five hundred.
 */
final class Portions {

  private static final int MOST_CHUNKS = 500;
  private static final int MOST_DOCUMENTS = 100;

  private final Map<DocumentId, Extent> extents;
  private final List<List<DocumentId>> full = new ArrayList<>();
  private final List<DocumentId> open = new ArrayList<>();
  private int chunks;

  private Portions(Map<DocumentId, Extent> extents) {
    this.extents = extents;
  }

  /**
   * @param extents of the documents; one that has none is to be removed
   */
  static List<List<DocumentId>> of(
      Collection<DocumentId> documents, Map<DocumentId, Extent> extents) {
    var portions = new Portions(extents);
    documents.forEach(portions::add);
    portions.close();
    return portions.full;
  }

  private void add(DocumentId document) {
    int more = extents.getOrDefault(document, new Extent(0, 0)).chunks();
    if (chunks + more > MOST_CHUNKS || open.size() == MOST_DOCUMENTS) {
      close();
    }
    open.add(document);
    chunks += more;
  }

  private void close() {
    if (!open.isEmpty()) {
      full.add(List.copyOf(open));
      open.clear();
      chunks = 0;
    }
  }
}
