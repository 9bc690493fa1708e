package dev.footnote.documents.lifecycle;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.chunking.ChunkDraft;
import java.util.HexFormat;

/**
 * A chunk with its id, before it has a vector.
 *
 * @param key lower-case hexadecimal; equal keys have equal vectors
 */
record PreparedChunk(ChunkId id, String key, ChunkDraft draft) {

  byte[] keyBytes() {
    return HexFormat.of().parseHex(key);
  }
}
