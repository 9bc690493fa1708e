package dev.footnote.documents.chunking;

import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.chunking.Outline.Entry;
import java.util.List;

/** Puts the headings that a chunk stands under above its text. */
final class Context {

  /** A path longer than this would say more than the passage. */
  private static final int LONGEST_PATH = 64;

  private static final String BETWEEN = " › ";

  private final String text;
  private final Outline outline;
  private final Scales scales;

  Context(String text, Outline outline, Scales scales) {
    this.text = text;
    this.outline = outline;
    this.scales = scales;
  }

  List<Entry> path(int start, int end) {
    return outline.path(text, start, end);
  }

  List<String> titles(List<Entry> path) {
    return path.stream().map(entry -> Outline.title(text, entry)).toList();
  }

  /** The text under its path, without the headings that it shows itself and within the limit. */
  String above(List<Entry> path, int start, String words) {
    var body = words.strip();
    var above = path.stream().filter(entry -> entry.start() < start).toList();
    if (above.isEmpty()) {
      return body;
    }
    int room = Math.min(LONGEST_PATH, ChunkingRules.MAX_SIZE - scales.tokens(words));
    for (int outermost = 0; outermost < above.size(); outermost++) {
      var joined = joined(above.subList(outermost, above.size()));
      var whole = joined + "\n" + body;
      if (scales.tokens(joined) <= room && scales.tokens(whole) <= ChunkingRules.MAX_SIZE) {
        return whole;
      }
    }
    return body;
  }

  private String joined(List<Entry> path) {
    return String.join(BETWEEN, titles(path));
  }
}
