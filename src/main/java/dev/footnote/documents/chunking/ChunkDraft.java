package dev.footnote.documents.chunking;

import java.util.List;

/**
 * A chunk before it has an id.
 *
 * @param position 0 for the first of the text
 * @param page on which it starts
 * @param start first code point of the text that belongs to it
 * @param end code point after the last one
 * @param text the text from {@code start} to {@code end}, unchanged
 * @param headings the headings it stands under, outermost first
 * @param embeddedText what the embedding model reads: headings above the text, then the text
 */
public record ChunkDraft(
    int position,
    int page,
    int start,
    int end,
    String text,
    List<String> headings,
    String embeddedText) {

  public ChunkDraft {
    headings = List.copyOf(headings);
  }
}
