package dev.footnote.documents;

import java.util.UUID;

/** A collection of documents. */
public record CollectionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
