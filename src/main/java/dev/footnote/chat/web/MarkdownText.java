package dev.footnote.chat.web;

import dev.footnote.chat.Citation;
import java.util.regex.Pattern;

/** Text of people, documents and models in a Markdown file, where it must stay text. */
final class MarkdownText {

  private static final Pattern SIGNS = Pattern.compile("[\\\\`*_{}<>#|~\\[\\]!]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private MarkdownText() {}

  static String escaped(String text) {
    return SIGNS.matcher(text).replaceAll("\\\\$0").replace("://", ":\u200B//");
  }

  /** Number, quote and place of a source. */
  static String source(Citation citation) {
    var quote = SPACE.matcher(citation.quote()).replaceAll(" ").strip();
    return "- \\[%d\\] \u201C%s\u201D \u2014 %s, page %d"
        .formatted(
            citation.marker(), escaped(quote), escaped(citation.filename()), citation.page());
  }
}
