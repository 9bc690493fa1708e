package dev.footnote.documents.chunking;

import java.util.Arrays;

/**
 * The stretches that chunks are put together from, one after the other through the whole text: as a
 * rule sentences, lines and headings. Space after a stretch belongs to it.
 */
final class Units {

  private final String text;
  private final Graphemes graphemes;
  private final Breaks breaks;
  private final int longest;
  private int[] ends = new int[64];
  private byte[] boundaries = new byte[64];
  private int[] weights = new int[64];
  private int count;

  /**
   * @param longest so many characters at most; what is longer is cut
   */
  Units(String text, Graphemes graphemes, Breaks breaks, int longest) {
    this.text = text;
    this.graphemes = graphemes;
    this.breaks = breaks;
    this.longest = longest;
  }

  /**
   * Ends a unit at the index. Where that would tear a character it is left out, and space alone
   * joins the unit before.
   */
  void add(int end, Boundary boundary) {
    int start = last();
    if (end <= start || !graphemes.boundary(text, end)) {
      return;
    }
    if (!Characters.blank(text, start, end)) {
      cut(end, longest, boundary);
    } else if (count > 0) {
      ends[count - 1] = end;
    }
  }

  /** Ends units of about {@code length} characters up to the index. */
  void cut(int end, int length, Boundary boundary) {
    int start = last();
    int stop = Characters.trimSpace(text, start, end);
    while (stop - start > length) {
      var piece = breaks.before(start, start + length, end);
      if (piece.at() == end) {
        break;
      }
      push(piece.at(), piece.boundary());
      start = piece.at();
    }
    push(end, boundary);
  }

  /** Says what stands after the last unit, unless that one needs what follows. */
  void mark(Boundary boundary) {
    if (count > 0 && boundary(count - 1) != Boundary.HELD) {
      boundaries[count - 1] = (byte) boundary.ordinal();
    }
  }

  /** Adds a unit as it is. */
  void take(int end, Boundary boundary, int weight) {
    push(end, boundary);
    weigh(count - 1, weight);
  }

  private void push(int end, Boundary boundary) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      boundaries = Arrays.copyOf(boundaries, count * 2);
      weights = Arrays.copyOf(weights, count * 2);
    }
    ends[count] = end;
    boundaries[count++] = (byte) boundary.ordinal();
  }

  private int last() {
    return count == 0 ? 0 : ends[count - 1];
  }

  int count() {
    return count;
  }

  int start(int unit) {
    return unit == 0 ? 0 : ends[unit - 1];
  }

  int end(int unit) {
    return ends[unit];
  }

  void weigh(int unit, int weight) {
    weights[unit] = weight;
  }

  /** How much of a chunk the unit takes, in tokens, from 1. */
  int weight(int unit) {
    return weights[unit];
  }

  /** What stands after the unit. */
  Boundary boundary(int unit) {
    return Boundary.at(boundaries[unit]);
  }
}
