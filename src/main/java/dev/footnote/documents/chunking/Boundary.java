package dev.footnote.documents.chunking;

/**
 * What stands between two neighbouring stretches of text, and what it costs to cut there: a chunk
 * that is half full costs a quarter.
 */
enum Boundary {
  /** A heading begins after it. */
  HEADING(-0.25),
  PARAGRAPH(0),
  LIST_ITEM(0.06),
  LINE(0.08),
  SENTENCE(0.12),
  TABLE_ROW(0.25),
  CODE_GAP(0.4),
  CODE_LINE(0.5),
  /** What comes after it was announced before it, as a list by a colon. */
  INTRODUCTION(0.4),
  CLAUSE(0.6),
  WORD(1),
  /** What comes before it means little alone: a heading, a table's head, a fence. */
  HELD(1.5),
  /** Within a word of a script without spaces, or at a hyphen. */
  LINE_BREAK(1.5),
  GRAPHEME(3),
  CODE_POINT(6);

  private static final Boundary[] ALL = values();

  private final double cost;

  Boundary(double cost) {
    this.cost = cost;
  }

  double cost() {
    return cost;
  }

  static Boundary at(int ordinal) {
    return ALL[ordinal];
  }
}
