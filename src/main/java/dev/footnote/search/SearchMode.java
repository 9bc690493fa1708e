package dev.footnote.search;

/** Which halves of the search take part. */
public enum SearchMode {
  HYBRID,
  BM25,
  SEMANTIC
}
