package dev.footnote.documents;

/** How far a document has come; the last two are final. */
public enum DocumentStatus {
  QUEUED,
  PARSING,
  CHUNKING,
  EMBEDDING,
  INDEXING,
  READY,
  FAILED
}
