package dev.footnote.search.retrieval;

import dev.footnote.search.Degradation;
import dev.footnote.search.WordRarity;
import dev.footnote.search.fusion.Half;
import java.util.List;
import java.util.Set;

/** What both halves found, and which of them was away. */
record Found(
    Half lexical, Half semantic, Only only, Set<Degradation> degraded, List<WordRarity> words) {

  /** Which halves answered. */
  enum Only {
    BOTH,
    LEXICAL,
    SEMANTIC
  }

  static Found both(Half lexical, Half semantic, List<WordRarity> words) {
    return new Found(lexical, semantic, Only.BOTH, Set.of(), words);
  }

  static Found lexical(Pool lexical, Set<Degradation> degraded) {
    return new Found(lexical.alone(), Half.absent(), Only.LEXICAL, degraded, lexical.words());
  }

  static Found semantic(Half semantic, Set<Degradation> degraded) {
    return new Found(Half.absent(), semantic, Only.SEMANTIC, degraded, List.of());
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
