package dev.footnote.documents;

import java.util.UUID;

/** A document, through all its versions. */
public record DocumentId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
