package dev.footnote.documents;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of documents and collections. */
public enum DocumentError implements ErrorCode {
  INVALID_CHUNKING(ErrorKind.INVALID),
  INVALID_UPLOAD(ErrorKind.INVALID),
  INVALID_COLLECTION(ErrorKind.INVALID),
  DOCUMENT_EMPTY(ErrorKind.INVALID),
  DOCUMENT_NOT_FOUND(ErrorKind.NOT_FOUND),
  COLLECTION_NOT_FOUND(ErrorKind.NOT_FOUND),
  COLLECTION_NAME_TAKEN(ErrorKind.CONFLICT),
  DEFAULT_COLLECTION_KEPT(ErrorKind.CONFLICT),
  DOCUMENT_TOO_LARGE(ErrorKind.TOO_LARGE),
  QUOTA_EXCEEDED(ErrorKind.TOO_LARGE),
  TYPE_NOT_SUPPORTED(ErrorKind.UNSUPPORTED_TYPE),
  TYPE_MISMATCH(ErrorKind.UNSUPPORTED_TYPE),
  IDEMPOTENCY_KEY_REUSED(ErrorKind.UNPROCESSABLE),
  DOCUMENT_ENCRYPTED(ErrorKind.UNPROCESSABLE),
  DOCUMENT_DAMAGED(ErrorKind.UNPROCESSABLE),
  ARCHIVE_REFUSED(ErrorKind.UNPROCESSABLE),
  TEXT_NOT_FOUND(ErrorKind.UNPROCESSABLE),
  TEXT_TOO_LONG(ErrorKind.UNPROCESSABLE),
  PARSING_TIMED_OUT(ErrorKind.UNPROCESSABLE),
  PARSING_OUT_OF_MEMORY(ErrorKind.UNPROCESSABLE),
  STORAGE_FULL(ErrorKind.STORAGE_FULL),
  STORAGE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  TOO_MANY_LISTENERS(ErrorKind.UNAVAILABLE),
  /** A stage failed for a reason of its own, more often than attempts are allowed. */
  PARSING_FAILED(ErrorKind.INTERNAL),
  CHUNKING_FAILED(ErrorKind.INTERNAL),
  EMBEDDING_FAILED(ErrorKind.INTERNAL),
  INDEXING_FAILED(ErrorKind.INTERNAL);

  private final ErrorKind kind;

  DocumentError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
