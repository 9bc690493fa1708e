package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.chunking.Page;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.documents.spi.ParsedDocument;
import java.util.ArrayList;

/** Reads files that are text already. */
final class TextFiles {

  private TextFiles() {}

  static ParsedDocument read(byte[] bytes, Format format, ParserLimits limits) {
    if (bytes.length > 4L * limits.maxCharacters()) {
      throw TikaErrors.of(TikaErrors.Reason.TOO_LONG, limits);
    }
    var text = TextCleaner.clean(TextDecoder.decode(bytes));
    if (text.length() > limits.maxCharacters()
        && text.codePointCount(0, text.length()) > limits.maxCharacters()) {
      throw TikaErrors.of(TikaErrors.Reason.TOO_LONG, limits);
    }
    var readable = format == Format.NOTEBOOK ? Notebooks.text(text) : text;
    return new ParsedDocument(pages(readable), null);
  }

  /** A form feed ends a page, as it does on a printer. */
  private static StructuredText pages(String text) {
    if (text.indexOf('\f') < 0) {
      return StructuredText.plain(text);
    }
    var whole = new StringBuilder(text.length());
    var pages = new ArrayList<Page>();
    for (var page : text.split("\f", -1)) {
      if (!whole.isEmpty() && whole.charAt(whole.length() - 1) != '\n') {
        whole.append('\n');
      }
      pages.add(new Page(pages.size() + 1, whole.length()));
      whole.append(page);
    }
    return new StructuredText(whole.toString(), java.util.List.of(), pages);
  }
}
