package dev.footnote.search;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Passages, best first, and what had to be done without. */
public record SearchResult(List<Passage> passages, Set<Degradation> degraded, Duration took) {

  public SearchResult {
    passages = List.copyOf(passages);
    degraded = Set.copyOf(degraded);
  }
}
