package dev.footnote.documents.chunking;

import java.util.ArrayList;
import java.util.List;

/** Writes the chunks one after the other, and makes sure of each that it is not too long. */
final class Drafting {

  private final StructuredText whole;
  private final String text;
  private final Breaks breaks;
  private final Scales scales;
  private final Context context;
  private final int size;
  private final List<ChunkDraft> drafts = new ArrayList<>();
  private int counted;
  private int codePoints;

  Drafting(StructuredText whole, Breaks breaks, Scales scales, Context context, int size) {
    this.whole = whole;
    this.text = whole.text();
    this.breaks = breaks;
    this.scales = scales;
    this.context = context;
    this.size = size;
  }

  /**
   * Adds a chunk of the text from {@code own} to {@code end}, preceded by what it repeats.
   *
   * @return where the last chunk added begins
   */
  int add(int start, int own, int end) {
    if (fits(start, end)) {
      return write(start, end);
    }
    if (start < own && fits(own, end)) {
      return write(own, end);
    }
    int middle = middle(own, end);
    if (middle <= own || middle >= end) {
      return write(own, end);
    }
    add(own, own, middle);
    return add(middle, middle, end);
  }

  /** Where a stretch that is too long is parted, by code point if a single cluster is too long. */
  private int middle(int start, int end) {
    int middle = breaks.codePointBoundary(start + Math.max(1, (end - start) / 2));
    int cut = breaks.before(start, middle, end).at();
    return cut < end ? cut : middle;
  }

  private boolean fits(int start, int end) {
    return scales.tokens(text.substring(start, end)) <= size;
  }

  private int write(int start, int end) {
    var words = text.substring(start, end);
    int first = codePointsUpTo(start);
    int last = first + words.codePointCount(0, words.length());
    var path = context.path(start, end);
    var titles = context.titles(path);
    drafts.add(
        new ChunkDraft(
            drafts.size(),
            page(start),
            first,
            last,
            words,
            titles,
            context.above(path, start, words)));
    return start;
  }

  private int codePointsUpTo(int index) {
    if (index >= counted) {
      codePoints += Character.codePointCount(text, counted, index);
    } else {
      codePoints -= Character.codePointCount(text, index, counted);
    }
    counted = index;
    return codePoints;
  }

  private int page(int index) {
    var pages = whole.pages();
    int low = 0;
    int high = pages.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pages.get(middle).start() <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 1 : pages.get(low - 1).number();
  }

  List<ChunkDraft> drafts() {
    return List.copyOf(drafts);
  }
}
