package dev.footnote.documents.chunking;

import dev.footnote.documents.chunking.Outline.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads headings that the text itself shows as Markdown does: marked by {@code #} or underlined.
 * Unlike in Markdown a blank line must come before, so that a comment in a program is none.
 */
final class MarkdownHeadings {

  private static final Pattern MARKED =
      Pattern.compile(" {0,3}(#{1,6})[ \\t]+(\\S.*?)(?:[ \\t]+#+)?\\s*", Pattern.DOTALL);
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(={2,}|-{3,})\\s*");
  private static final int LONGEST_UNDERLINED = 120;

  private final String text;
  private final List<Entry> entries = new ArrayList<>();
  private boolean free = true;
  private int fence;

  private MarkdownHeadings(String text) {
    this.text = text;
  }

  static List<Entry> in(String text) {
    boolean possible = text.indexOf('#') >= 0 || text.contains("==") || text.contains("---");
    return possible ? new MarkdownHeadings(text).read() : List.of();
  }

  private List<Entry> read() {
    int at = 0;
    while (at < text.length()) {
      at = line(at, Lines.end(text, at, text.length()));
    }
    return entries;
  }

  private int line(int start, int end) {
    if (fence != 0) {
      fence = Lines.closes(text, start, end, fence) ? 0 : fence;
      free = false;
      return end;
    }
    fence = Lines.fence(text, start, end);
    if (!free || fence != 0) {
      free = Characters.blank(text, start, end);
      return end;
    }
    return marked(start, end) ? end : underlined(start, end);
  }

  private boolean marked(int start, int end) {
    int from = Characters.skipSpace(text, start, end);
    if (from < end && text.charAt(from) == '#') {
      var line = MARKED.matcher(text).region(start, end);
      if (line.matches()) {
        int level = line.end(1) - line.start(1);
        entries.add(new Entry(level, start, end, line.start(2), line.end(2)));
        return true;
      }
    }
    return false;
  }

  private int underlined(int start, int end) {
    if (Characters.blank(text, start, end)) {
      return end;
    }
    free = false;
    int under = Lines.end(text, end, text.length());
    var underline = UNDERLINE.matcher(text).region(end, under);
    if (end - start > LONGEST_UNDERLINED || !title(start, end) || !underline.matches()) {
      return end;
    }
    free = true;
    int level = underline.group(1).charAt(0) == '=' ? 1 : 2;
    entries.add(new Entry(level, start, under, start, end));
    return under;
  }

  private boolean title(int start, int end) {
    return !Lines.row(text, start, end)
        && !Lines.item(text, start, end)
        && !Lines.rule(text, start, end);
  }
}
