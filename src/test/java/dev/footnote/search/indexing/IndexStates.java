package dev.footnote.search.indexing;

import dev.footnote.search.Degradation;
import java.util.Set;

/** States of the index that tests of other packages need. */
public record IndexStates(IndexState state) {

  public static IndexStates complete() {
    var state = new IndexState();
    state.incomplete(Set.of());
    return new IndexStates(state);
  }

  public static IndexStates without(Degradation half) {
    var state = new IndexState();
    state.incomplete(Set.of(half));
    return new IndexStates(state);
  }
}
