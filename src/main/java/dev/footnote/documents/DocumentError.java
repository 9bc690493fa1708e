package dev.footnote.documents;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of documents and collections. */
public enum DocumentError implements ErrorCode {
  INVALID_CHUNKING(ErrorKind.INVALID),
  DOCUMENT_NOT_FOUND(ErrorKind.NOT_FOUND),
  COLLECTION_NOT_FOUND(ErrorKind.NOT_FOUND);

  private final ErrorKind kind;

  DocumentError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
