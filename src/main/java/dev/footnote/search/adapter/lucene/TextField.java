package dev.footnote.search.adapter.lucene;

import java.util.Locale;

/** A field of text in one language: {@code body_en}, {@code title_und}. */
record TextField(Part part, String language) {

  enum Part {
    BODY,
    TITLE,
    HEADINGS
  }

  static TextField named(String name) {
    var parts = name.split("_", 2);
    return new TextField(Part.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
  }

  String name() {
    return part.name().toLowerCase(Locale.ROOT) + "_" + language;
  }

  /** The field that every chunk of the same language has. */
  TextField body() {
    return new TextField(Part.BODY, language);
  }
}
