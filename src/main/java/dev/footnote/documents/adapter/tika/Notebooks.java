package dev.footnote.documents.adapter.tika;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Jupyter notebooks: the sources of their cells, code between fences. */
final class Notebooks {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Notebooks() {}

  /** The cells as Markdown; the text itself if it is no notebook. */
  static String text(String source) {
    try {
      var cells = JSON.readTree(source).path("cells");
      return cells.isArray() ? markdown(cells) : source;
    } catch (JacksonException _) {
      return source;
    }
  }

  private static String markdown(JsonNode cells) {
    var text = new StringBuilder();
    for (var cell : cells) {
      var source = source(cell.path("source"));
      if (!source.isBlank()) {
        text.append(text.isEmpty() ? "" : "\n\n").append(block(cell, source));
      }
    }
    return text.toString();
  }

  private static String block(JsonNode cell, String source) {
    boolean code = cell.path("cell_type").asString("").equals("code");
    return code ? "```\n" + source + "\n```" : source;
  }

  private static String source(JsonNode source) {
    if (!source.isArray()) {
      return source.asString("").strip();
    }
    var lines = new StringBuilder();
    source.forEach(line -> lines.append(line.asString("")));
    return lines.toString().strip();
  }
}
