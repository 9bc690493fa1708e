package dev.footnote.search;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of the search. */
public enum SearchError implements ErrorCode {
  /** The query, its filters or its settings cannot be used. */
  INVALID_SEARCH(ErrorKind.INVALID),
  /** Neither half can answer now. */
  SEARCH_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  /** One half cannot be read or written now. */
  INDEX_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  /** A reindexing that names no engine, or one that cannot keep that half. */
  INVALID_REINDEX(ErrorKind.INVALID),
  /** One reindexing at a time. */
  REINDEX_RUNNING(ErrorKind.CONFLICT),
  /** The engine that is to keep the index cannot be used; the service does not start with it. */
  SEARCH_ENGINE_REFUSED(ErrorKind.INTERNAL);

  private final ErrorKind kind;

  SearchError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
