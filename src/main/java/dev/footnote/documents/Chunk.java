package dev.footnote.documents;

import java.util.List;

/**
 * A passage of a document's extracted text.
 *
 * @param position 0 for the first chunk of the document
 * @param page on which it starts, from 1
 * @param start first code point of the extracted text that belongs to it
 * @param end code point after the last one
 * @param text the extracted text from {@code start} to {@code end}, unchanged
 * @param headings the headings it stands under, outermost first
 */
public record Chunk(
    ChunkId id,
    DocumentId document,
    int position,
    int page,
    int start,
    int end,
    String text,
    List<String> headings) {

  public Chunk {
    headings = List.copyOf(headings);
  }
}
