package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.search.Degradation;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where the index and the database differ.
 *
 * @param documents to be indexed again, or taken out
 * @param incomplete halves that lack a document or hold another version of it
 */
record Differences(Set<DocumentId> documents, Set<Degradation> incomplete) {

  static Differences between(
      Map<DocumentId, Extent> lexical,
      Map<DocumentId, Extent> vectors,
      Map<DocumentId, Extent> searchable) {
    var documents = new HashSet<DocumentId>();
    var incomplete = EnumSet.noneOf(Degradation.class);
    if (addMissing(lexical, searchable, documents)) {
      incomplete.add(Degradation.LEXICAL_UNAVAILABLE);
    }
    if (addMissing(vectors, searchable, documents)) {
      incomplete.add(Degradation.SEMANTIC_UNAVAILABLE);
    }
    addSurplus(lexical, searchable, documents);
    addSurplus(vectors, searchable, documents);
    return new Differences(Set.copyOf(documents), Set.copyOf(incomplete));
  }

  private static boolean addMissing(
      Map<DocumentId, Extent> index,
      Map<DocumentId, Extent> searchable,
      Set<DocumentId> differing) {
    var missing = new HashSet<DocumentId>();
    searchable.forEach(
        (document, extent) -> {
          if (extent.chunks() > 0 && !extent.equals(index.get(document))) {
            missing.add(document);
          }
        });
    differing.addAll(missing);
    return !missing.isEmpty();
  }

  private static void addSurplus(
      Map<DocumentId, Extent> index,
      Map<DocumentId, Extent> searchable,
      Set<DocumentId> differing) {
    index.keySet().stream()
        .filter(document -> !searchable.containsKey(document))
        .forEach(differing::add);
  }
}
