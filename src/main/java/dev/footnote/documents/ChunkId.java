package dev.footnote.documents;

import java.util.UUID;

/**
 * A chunk: made from document id, version, position and content, so the same input gives the same
 * id.
 */
public record ChunkId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
