package dev.footnote.documents.chunking;

import java.util.List;

/**
 * Extracted text and what the parser saw of its structure, in order of the text.
 *
 * @param headings may be empty: Markdown's headings are then read from the text
 * @param pages may be empty: all text then stands on page 1
 */
public record StructuredText(String text, List<Heading> headings, List<Page> pages) {

  public StructuredText {
    headings = List.copyOf(headings);
    pages = List.copyOf(pages);
  }

  public static StructuredText plain(String text) {
    return new StructuredText(text, List.of(), List.of());
  }
}
