package dev.footnote.search.retrieval;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.WordRarity;
import dev.footnote.search.fusion.Half;
import dev.footnote.search.spi.Hit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What one half found, and how to ask it for the exact scores of other chunks.
 *
 * @param hits best first
 * @param words of the question with their rarity, if this half knows them
 */
record Pool(
    List<Hit> hits, Function<Set<ChunkId>, Map<ChunkId, Double>> exact, List<WordRarity> words) {

  Pool(List<Hit> hits, Function<Set<ChunkId>, Map<ChunkId, Double>> exact) {
    this(hits, exact, List.of());
  }

  /** With exact scores of what only the other half found. */
  Half completedFor(Pool other) {
    return new Half(hits, exact.apply(missing(other)));
  }

  Half alone() {
    return new Half(hits, Map.of());
  }

  private Set<ChunkId> missing(Pool other) {
    var missing = new HashSet<ChunkId>();
    other.hits.forEach(hit -> missing.add(hit.chunk()));
    hits.forEach(hit -> missing.remove(hit.chunk()));
    return missing;
  }
}
