package dev.footnote.documents;

import dev.footnote.accounts.UserId;
import java.util.OptionalInt;

/** Knows the pages of extracted texts. */
@FunctionalInterface
public interface PageNumbers {

  /**
   * The page, from 1, on which a code point of the text stands that the owner's chunk was cut from;
   * empty if the chunk is gone or its document has no pages.
   */
  OptionalInt pageAt(UserId owner, ChunkId chunk, int offset);
}
