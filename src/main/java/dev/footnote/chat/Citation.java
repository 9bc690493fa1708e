package dev.footnote.chat;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;

/**
 * Where a statement stands: the document's extracted text from {@code start} to {@code end} is the
 * quote.
 *
 * @param marker the number in the answer's text, from 1
 * @param page on which the quote starts, from 1
 * @param start first code point of the extracted text that belongs to the quote
 * @param end code point after the last one
 */
public record Citation(
    int marker,
    ChunkId chunk,
    DocumentId document,
    String filename,
    int page,
    int start,
    int end,
    String quote) {}
