package dev.footnote.chat.citation;

import dev.footnote.chat.output.TextFilter;
import java.util.function.Consumer;

/**
 * The answer's text as it goes out. Sees to it that what was removed leaves neither a gap nor a new
 * marker behind, that a marker never becomes a link, that no image is loaded, and that no link and
 * no secret stays.
 */
final class CitedText {

  private static final String CLOSING = ".,;:!?)\u3002\uFF0C\uFF1B\uFF1A\uFF01\uFF1F\uFF09\u3001";

  private final StringBuilder text = new StringBuilder();
  private final TextFilter filter;
  private final Consumer<String> deltas;
  private boolean begun;

  /** White space and exclamation marks at the end, which the next piece may change. */
  private String held = "";

  private After after = After.TEXT;

  CitedText(TextFilter filter, Consumer<String> deltas) {
    this.filter = filter;
    this.deltas = deltas;
  }

  void append(String piece) {
    String joined = (!begun ? (held + piece).stripLeading() : joined(piece));
    after = joined.isEmpty() ? after : After.TEXT;
    // "![" would load an image, and with it tell its host what was read
    String harmless = joined.replaceAll("!+\\[", "[");
    int end = harmless.length();
    while (end > 0 && isHeld(harmless.charAt(end - 1))) {
      end--;
    }
    held = harmless.substring(end);
    emit(harmless.substring(0, end));
  }

  void marker(int number) {
    emit(held);
    held = "";
    begun = true;
    out(filter.mark("[" + number + "]"));
    after = After.MARKER;
  }

  void drop() {
    after = after == After.MARKER ? After.MARKER : After.DROPPED;
  }

  String finish() {
    emit(held.stripTrailing());
    held = "";
    out(filter.finish());
    return text.toString();
  }

  private String joined(String piece) {
    char first = piece.charAt(0);
    return switch (after) {
      case TEXT -> held + piece;
      case MARKER -> held + (first == '(' || first == '[' || first == ':' ? " " : "") + piece;
      case DROPPED -> closed(piece, first);
    };
  }

  private String closed(String piece, char first) {
    boolean closes = CLOSING.indexOf(first) >= 0;
    if (held.isBlank() && !held.isEmpty() && (closes || Character.isWhitespace(first))) {
      return piece;
    }
    boolean apart = !held.isBlank() || held.isEmpty();
    boolean gap = apart && !closes && !Character.isWhitespace(first);
    return held + (gap ? " " : "") + piece;
  }

  private void emit(String piece) {
    if (!piece.isEmpty()) {
      begun = true;
      out(filter.accept(piece));
    }
  }

  private void out(String piece) {
    if (!piece.isEmpty()) {
      text.append(piece);
      deltas.accept(piece);
    }
  }

  private static boolean isHeld(char c) {
    return Character.isWhitespace(c) || c == '!';
  }

  private enum After {
    TEXT,
    MARKER,
    DROPPED
  }
}
