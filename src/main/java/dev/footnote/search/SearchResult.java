package dev.footnote.search;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Passages, best first, and what had to be done without.
 *
 * @param words of the query with their rarity, none if the keyword half was away or cannot tell
 */
public record SearchResult(
    List<Passage> passages, Set<Degradation> degraded, Duration took, List<WordRarity> words) {

  public SearchResult {
    passages = List.copyOf(passages);
    degraded = Set.copyOf(degraded);
    words = List.copyOf(words);
  }

  /** One that knows nothing of the words. */
  public SearchResult(List<Passage> passages, Set<Degradation> degraded, Duration took) {
    this(passages, degraded, took, List.of());
  }
}
