package dev.footnote.search.adapter.opensearch;

import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.words.LanguageAnalyzers;
import dev.footnote.search.words.Terms;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the index is given of a chunk's texts: the terms that our own analysis makes of them, each
 * with its language before it, so that words of two languages are never the same.
 */
final class Terminology {

  private final LanguageAnalyzers analyzers;

  Terminology(LanguageAnalyzers analyzers) {
    this.analyzers = analyzers;
  }

  static String term(String language, String word) {
    return language + ":" + word;
  }

  ObjectNode of(IndexedChunk indexed) {
    var language = LanguageAnalyzers.key(indexed.language());
    var body = analyzers.terms(language, indexed.chunk().text());
    var title = analyzers.terms(language, indexed.title().replace('_', ' '));
    var headings = analyzers.terms(language, String.join("\n", indexed.chunk().headings()));
    int words = body.roundedLength() + title.roundedLength() + headings.roundedLength();
    return Chunks.shared(indexed)
        .put("language", language)
        .put("words", words)
        .put("length", Terms.rounded(words))
        .put("body", joined(language, body))
        .put("title", joined(language, title))
        .put("headings", joined(language, headings));
  }

  private static String joined(String language, Terms terms) {
    var joined = new StringBuilder();
    terms.terms().forEach(term -> joined.append(term(language, term)).append(' '));
    return joined.toString();
  }
}
