package dev.footnote.documents.chunking;

import java.util.Arrays;

/** Reads a text's structure: headings, paragraphs, lists, tables, fenced code, sentences. */
final class Layout {

  /** Lines longer than this were not wrapped by hand or by a printer. */
  private static final int WIDEST_WRAPPED = 200;

  /** Proportional type makes wrapped lines differ so much in length. */
  private static final double FILLED = 0.85;

  private final String text;
  private final Units units;
  private final Sentences sentences;
  private int[] lines = new int[64];
  private int lineCount;

  Layout(String text, Units units) {
    this.text = text;
    this.units = units;
    this.sentences = new Sentences(text, units);
  }

  void read(Outline outline) {
    int at = 0;
    for (var entry : outline.entries()) {
      if (entry.start() >= at) {
        body(at, entry.start());
        units.mark(Boundary.HEADING);
        units.add(entry.end(), Boundary.HELD);
        at = entry.end();
      }
    }
    body(at, text.length());
  }

  private void body(int from, int to) {
    int at = from;
    while (at < to) {
      int end = Lines.end(text, at, to);
      int fence = Lines.fence(text, at, end);
      if (fence != 0) {
        block();
        at = code(at, to, fence);
      } else if (Characters.blank(text, at, end)) {
        block();
        units.add(end, Boundary.PARAGRAPH);
        at = end;
      } else {
        line(at, end);
        at = end;
      }
    }
    block();
    units.add(to, Boundary.PARAGRAPH);
  }

  private int code(int from, int to, int fence) {
    int at = Lines.end(text, from, to);
    units.add(at, Boundary.HELD);
    while (at < to) {
      int start = at;
      at = Lines.end(text, start, to);
      if (Lines.closes(text, start, at, fence)) {
        units.mark(Boundary.HELD);
        units.add(at, Boundary.PARAGRAPH);
        return at;
      }
      if (Characters.blank(text, start, at)) {
        units.mark(Boundary.CODE_GAP);
      }
      units.add(at, Boundary.CODE_LINE);
    }
    return at;
  }

  private void line(int start, int end) {
    if (lineCount + 2 > lines.length) {
      lines = Arrays.copyOf(lines, lines.length * 2);
    }
    lines[lineCount] = start;
    lines[++lineCount] = end;
  }

  /** Adds the lines between two blank ones: wrapped lines as running text, others one by one. */
  private void block() {
    int width = width();
    int start = lineCount == 0 ? 0 : lines[0];
    for (int line = 0; line < lineCount; line++) {
      int end = lines[line + 1];
      boolean last = line + 1 == lineCount;
      if (last || !wrapped(line, width)) {
        stretch(start, end, line, last ? Boundary.PARAGRAPH : between(line));
        start = end;
      }
    }
    lineCount = 0;
  }

  private void stretch(int start, int end, int line, Boundary boundary) {
    int stop = Characters.trimSpace(text, start, end) - 1;
    boolean announces = stop >= start && (text.charAt(stop) == ':' || text.charAt(stop) == '：');
    if (row(line)) {
      units.add(end, boundary);
    } else {
      sentences.add(start, end, announces ? Boundary.INTRODUCTION : boundary);
    }
  }

  private Boundary between(int line) {
    if (row(line) && row(line + 1)) {
      return rule(line) || rule(line + 1) ? Boundary.HELD : Boundary.TABLE_ROW;
    }
    return item(line + 1) ? Boundary.LIST_ITEM : Boundary.LINE;
  }

  /** Whether the line ends only because the next word did not fit. */
  private boolean wrapped(int line, int width) {
    if (width > WIDEST_WRAPPED || row(line) || row(line + 1) || item(line + 1)) {
      return false;
    }
    int next = Characters.skipSpace(text, lines[line + 1], lines[line + 2]);
    int word = next;
    while (word < lines[line + 2] && !Characters.space(text.charAt(word))) {
      word++;
    }
    return length(line) + 1 + word - next >= FILLED * width;
  }

  private int width() {
    int width = 0;
    for (int line = 0; line < lineCount; line++) {
      width = Math.max(width, length(line));
    }
    return width;
  }

  private int length(int line) {
    return Characters.trimSpace(text, lines[line], lines[line + 1]) - lines[line];
  }

  private boolean row(int line) {
    return Lines.row(text, lines[line], lines[line + 1]);
  }

  private boolean rule(int line) {
    return Lines.rule(text, lines[line], lines[line + 1]);
  }

  private boolean item(int line) {
    return Lines.item(text, lines[line], lines[line + 1]);
  }
}
