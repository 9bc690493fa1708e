package dev.footnote.search.words;

import java.util.Locale;

/** A field of text in one language: {@code body_en}, {@code title_und}. */
public record TextField(Part part, String language) {

  /** Which of a chunk's texts. */
  public enum Part {
    BODY,
    TITLE,
    HEADINGS
  }

  /** The field with that name. */
  public static TextField named(String name) {
    var parts = name.split("_", 2);
    return new TextField(Part.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
  }

  /** Its name in an index. */
  public String name() {
    return part.name().toLowerCase(Locale.ROOT) + "_" + language;
  }

  /** The field that every chunk of the same language has. */
  public TextField body() {
    return new TextField(Part.BODY, language);
  }
}
