package dev.footnote.degradation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a document, between two marks. With {@code -Ddegradation.tables=write} it is written
 * there.
 */
final class Table {

  private static final Path DOCUMENT = Path.of("docs/degradation.md");

  private final String name;
  private final List<String> lines = new ArrayList<>();

  Table(String name, String... columns) {
    this.name = name;
    row(columns);
    lines.add("|---".repeat(columns.length) + "|");
  }

  void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  void write() throws IOException {
    lines.forEach(System.out::println);
    if ("write".equals(System.getProperty("degradation.tables"))) {
      var begin = "<!-- " + name + " -->\n";
      var end = "<!-- end of " + name + " -->";
      var text = Files.readString(DOCUMENT);
      int from = text.indexOf(begin) + begin.length();
      Files.writeString(
          DOCUMENT,
          text.substring(0, from)
              + String.join("\n", lines)
              + "\n"
              + text.substring(text.indexOf(end)));
    }
  }
}
