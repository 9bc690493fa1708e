package dev.footnote.chat.citation;

import dev.footnote.documents.Chunk;

/** Knows the page on which a code point of a document's text stands. */
@FunctionalInterface
public interface Pages {

  /** The page, from 1, of the code point at {@code offset}, which belongs to the chunk. */
  int of(Chunk chunk, int offset);
}
