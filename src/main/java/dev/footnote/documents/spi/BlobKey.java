package dev.footnote.documents.spi;

import java.util.UUID;

/** Name of stored bytes: made by the service, never taken from a client. */
public record BlobKey(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
