package dev.footnote.search.indexing;

import dev.footnote.search.Degradation;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which half of the index cannot be trusted yet: neither can until it was compared with the
 * database, and one that lacks a document cannot until it is filled.
 */
public final class IndexState {

  private static final Set<Degradation> BOTH = Set.of(Degradation.values());

  private final AtomicReference<Set<Degradation>> incomplete = new AtomicReference<>(BOTH);

  /** Whether that half holds all it should. */
  public boolean isComplete(Degradation half) {
    return !incomplete.get().contains(half);
  }

  /** The halves that lack something. */
  public Set<Degradation> incomplete() {
    return incomplete.get();
  }

  void unknown() {
    incomplete.set(BOTH);
  }

  void incomplete(Set<Degradation> halves) {
    incomplete.set(Set.copyOf(halves));
  }
}
