package dev.footnote.documents;

import dev.footnote.kernel.AppException;

/** How long chunks are and how far neighbours overlap, in tokens of the embedding model. */
public record ChunkingRules(int size, int overlap) {

  public static final int MIN_SIZE = 32;
  public static final int MAX_SIZE = 510;
  public static final ChunkingRules STANDARD = new ChunkingRules(256, 32);

  public ChunkingRules {
    if (size < MIN_SIZE || size > MAX_SIZE) {
      throw AppException.of(
          DocumentError.INVALID_CHUNKING,
          "chunk_size must lie between " + MIN_SIZE + " and " + MAX_SIZE + " tokens.");
    }
    if (overlap < 0 || overlap * 2 >= size) {
      throw AppException.of(
          DocumentError.INVALID_CHUNKING,
          "chunk_overlap must be at least 0 and less than half of chunk_size.");
    }
  }
}
