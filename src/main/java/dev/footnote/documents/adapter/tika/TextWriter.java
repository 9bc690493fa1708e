package dev.footnote.documents.adapter.tika;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Puts characters together, with the space between them decided only when the next one comes. */
final class TextWriter {

  private final StringBuilder text = new StringBuilder();
  private final List<IntConsumer> waiting = new ArrayList<>();
  private final int maxCharacters;
  private int breaks;
  private boolean space;
  private int lineEnds;
  private String join = "";
  private String mark = "";
  private boolean cellBefore;
  private int spanStart = -1;
  private char highSurrogate;

  TextWriter(int maxCharacters) {
    this.maxCharacters = maxCharacters;
  }

  /** The text is longer than allowed. */
  static final class TooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLong() {
      super("text too long", null, false, false);
    }
  }

  /** Receives a part of the text. */
  interface Span {

    void accept(int start, int end);
  }

  /** Before the next character: 2 for an empty line, 1 for a new line, 0 for a space. */
  void separate(int lines) {
    breaks = Math.max(breaks, lines);
    space |= lines == 0;
    if (lines > 0) {
      join = "";
      cellBefore = false;
    }
  }

  /** Before the next character, on the same line. */
  void join(String between) {
    join = between;
  }

  /** Before the next character, at the beginning of its line. */
  void mark(String sign) {
    mark = sign;
  }

  void firstCell() {
    cellBefore = false;
  }

  void cell() {
    if (cellBefore) {
      join = join.isEmpty() ? " | " : join + "| ";
    }
    cellBefore = true;
  }

  /** Tells where the next character stands. */
  void atNext(IntConsumer receiver) {
    waiting.add(receiver);
  }

  void beginSpan() {
    spanStart = -1;
    atNext(start -> spanStart = start);
  }

  /** Hands over the part since {@link #beginSpan}, unless it is empty. */
  void endSpan(Span receiver) {
    if (spanStart >= 0) {
      receiver.accept(spanStart, text.length());
    }
    spanStart = -1;
  }

  /** A character of flowing text, where runs of space are one. */
  void flowing(char c, boolean lineEndsCount) {
    if (c == '\n' && lineEndsCount) {
      lineEnds++;
      separate(Math.min(lineEnds, 2));
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0B) {
      space = true;
    } else {
      put(c);
    }
  }

  /** A character of text whose spaces and lines count. */
  void verbatim(char c) {
    if (c == '\n') {
      if (!text.isEmpty() && breaks == 0) {
        text.append('\n');
      }
    } else if (c != '\r') {
      put(c);
    }
  }

  private void put(char c) {
    if (Character.isHighSurrogate(c)) {
      highSurrogate = c;
      return;
    }
    boolean paired = Character.isLowSurrogate(c) && highSurrogate != 0;
    int codePoint = paired ? Character.toCodePoint(highSurrogate, c) : c;
    highSurrogate = 0;
    int previous = text.isEmpty() ? TextCleaner.NOTHING : text.codePointBefore(text.length());
    int kept = TextCleaner.clean(codePoint, previous);
    if (kept == '\n') {
      separate(1);
    } else if (kept != TextCleaner.NOTHING) {
      begin();
      text.appendCodePoint(kept);
    }
  }

  private void begin() {
    lineEnds = 0;
    if (breaks == 0 && !space && join.isEmpty() && mark.isEmpty() && waiting.isEmpty()) {
      return;
    }
    boolean first = text.isEmpty();
    if (breaks > 0 && !first) {
      newLines();
    } else if (!join.isEmpty() && !first) {
      text.append(join);
    } else if (space && !first && text.charAt(text.length() - 1) > ' ') {
      text.append(' ');
    }
    text.append(mark);
    waiting.forEach(receiver -> receiver.accept(text.length()));
    waiting.clear();
    breaks = 0;
    space = false;
    join = "";
    mark = "";
    check();
  }

  private void newLines() {
    int there = 0;
    while (there < text.length() && text.charAt(text.length() - 1 - there) == '\n') {
      there++;
    }
    text.repeat('\n', Math.max(0, breaks - there));
  }

  private void check() {
    if (text.length() > maxCharacters && text.codePointCount(0, text.length()) > maxCharacters) {
      throw new TooLong();
    }
  }

  String finish() {
    check();
    waiting.forEach(receiver -> receiver.accept(text.length()));
    waiting.clear();
    return text.toString();
  }
}
