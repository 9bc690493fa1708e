package dev.footnote.search.retrieval;

import dev.footnote.search.Degradation;
import dev.footnote.search.fusion.Half;
import java.util.Set;

/** What both halves found, and which of them was away. */
record Found(Half lexical, Half semantic, Only only, Set<Degradation> degraded) {

  /** Which halves answered. */
  enum Only {
    BOTH,
    LEXICAL,
    SEMANTIC
  }

  static Found both(Half lexical, Half semantic) {
    return new Found(lexical, semantic, Only.BOTH, Set.of());
  }

  static Found lexical(Half lexical, Set<Degradation> degraded) {
    return new Found(lexical, Half.absent(), Only.LEXICAL, degraded);
  }

  static Found semantic(Half semantic, Set<Degradation> degraded) {
    return new Found(Half.absent(), semantic, Only.SEMANTIC, degraded);
  }

  /** The wanted weight of the semantic half, or all or nothing if one half is alone. */
  double weight(double wanted) {
    return switch (only) {
      case BOTH -> wanted;
      case LEXICAL -> 0;
      case SEMANTIC -> 1;
    };
  }
}
