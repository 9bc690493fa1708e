package dev.footnote.search;

/** A half of the search that was away, so the other answered alone. */
public enum Degradation {
  SEMANTIC_UNAVAILABLE,
  LEXICAL_UNAVAILABLE
}
