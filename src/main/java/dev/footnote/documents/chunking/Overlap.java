package dev.footnote.documents.chunking;

import dev.footnote.inference.Tokenizer;

/** Finds how much of the text before a chunk it repeats: whole units, else the last words. */
final class Overlap {

  private final String text;
  private final Units units;
  private final Breaks breaks;
  private final Tokenizer tokenizer;
  private final int most;

  Overlap(String text, Units units, Breaks breaks, Tokenizer tokenizer, int most) {
    this.text = text;
    this.units = units;
    this.breaks = breaks;
    this.tokenizer = tokenizer;
    this.most = most;
  }

  /**
   * Index from which a chunk whose own text begins with the unit repeats text.
   *
   * @param floor where the chunk before it begins; the result lies after that
   */
  int start(int unit, int floor) {
    int own = units.start(unit);
    if (most == 0 || unit == 0 || units.boundary(unit - 1) == Boundary.HEADING) {
      return own;
    }
    int first = wholeUnits(unit, floor);
    return first < unit ? fitting(units.start(first), own) : tail(unit - 1, floor);
  }

  private int wholeUnits(int unit, int floor) {
    int first = unit;
    int room = most;
    while (first > 0
        && units.weight(first - 1) <= room
        && units.start(first - 1) > floor
        && units.boundary(first - 1) != Boundary.HEADING) {
      first--;
      room -= units.weight(first);
    }
    return first;
  }

  private int tail(int unit, int floor) {
    int end = units.end(unit);
    int start = Math.max(floor + 1, units.start(unit));
    if (start >= end) {
      return end;
    }
    int from = breaks.codePointBoundary(start);
    var tokens = tokenizer.tokenize(text.substring(from, end));
    int skipped = tokens.count() - most;
    int earliest = skipped > 0 ? from + tokens.start(skipped) : from;
    return fitting(breaks.after(earliest, end), end);
  }

  private int fitting(int start, int end) {
    return tokenizer.tokenize(text.substring(start, end)).count() <= most ? start : end;
  }
}
