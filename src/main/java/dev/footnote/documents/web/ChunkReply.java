package dev.footnote.documents.web;

import dev.footnote.documents.Chunk;
import java.util.List;
import java.util.UUID;

/** A chunk as clients see it; {@code start} and {@code end} count code points. */
record ChunkReply(
    UUID id, int position, int page, int start, int end, String text, List<String> headings) {

  static ChunkReply of(Chunk chunk) {
    return new ChunkReply(
        chunk.id().value(),
        chunk.position(),
        chunk.page(),
        chunk.start(),
        chunk.end(),
        chunk.text(),
        chunk.headings());
  }
}
