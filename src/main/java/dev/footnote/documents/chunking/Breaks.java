package dev.footnote.documents.chunking;

import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds where a stretch without better boundaries is cut: clause, word, line break, character. */
final class Breaks {

  /** Longest cluster that is kept whole: marks heaped on one letter end somewhere. */
  private static final int LONGEST_CLUSTER = 1024;

  /** Its line breaker knows Thai words and treats other scripts like any. */
  private static final Locale THAI = Locale.of("th");

  private final String text;
  private final Graphemes graphemes;
  private @Nullable BreakIterator lines;
  private @Nullable BreakIterator clusters;

  Breaks(String text, Graphemes graphemes) {
    this.text = text;
    this.graphemes = graphemes;
  }

  /** A place to cut. */
  record Cut(int at, Boundary boundary) {}

  /**
   * The best place after {@code from}, at {@code limit} or before it where there is any, and always
   * before {@code end} or at it.
   */
  Cut before(int from, int limit, int end) {
    int last = Characters.skipSpace(text, limit, end);
    if (last >= end) {
      return new Cut(end, Boundary.WORD);
    }
    for (int at = last; at > from + (limit - from) / 2; at--) {
      if (Characters.clauseStart(text, at) && graphemes.boundary(text, at)) {
        return new Cut(at, Boundary.CLAUSE);
      }
    }
    for (int at = last; at > from; at--) {
      if (Characters.wordStart(text, at) && graphemes.boundary(text, at)) {
        return new Cut(at, Boundary.WORD);
      }
    }
    return withinWord(from, limit, end);
  }

  private Cut withinWord(int from, int limit, int end) {
    var window = text.substring(from, Math.min(end, limit + 32));
    int line = lastBoundary(lines(), window, limit - from);
    if (line > 0 && graphemes.boundary(text, from + line)) {
      return new Cut(from + line, Boundary.LINE_BREAK);
    }
    int cluster = lastBoundary(clusters(), window, limit - from);
    if (cluster > 0) {
      return new Cut(from + cluster, Boundary.GRAPHEME);
    }
    return new Cut(afterCluster(from, limit, end), Boundary.GRAPHEME);
  }

  private int afterCluster(int from, int limit, int end) {
    int stop = Math.min(end, from + LONGEST_CLUSTER);
    clusters().setText(text.substring(from, stop));
    int cluster = from + clusters().following(0);
    return cluster < stop || stop == end ? cluster : codePointBoundary(limit);
  }

  /** The index, or the next one where it would part a surrogate pair. */
  int codePointBoundary(int index) {
    boolean parts =
        index < text.length()
            && Character.isLowSurrogate(text.charAt(index))
            && Character.isHighSurrogate(text.charAt(index - 1));
    return parts ? index + 1 : index;
  }

  /** The first good place from {@code from} on; {@code end} if there is none. */
  int after(int from, int end) {
    for (int at = Math.max(1, from); at < from + (end - from) / 2; at++) {
      if (Characters.clauseStart(text, at) && graphemes.boundary(text, at)) {
        return at;
      }
    }
    for (int at = Math.max(1, from); at < end; at++) {
      if (Characters.wordStart(text, at) && graphemes.boundary(text, at)) {
        return at;
      }
    }
    return afterWithinWord(from, end);
  }

  private int afterWithinWord(int from, int end) {
    lines().setText(text.substring(from, end));
    int line = lines().following(0);
    int at = line == BreakIterator.DONE ? end : from + line;
    return graphemes.boundary(text, at) ? at : end;
  }

  private static int lastBoundary(BreakIterator iterator, String window, int limit) {
    iterator.setText(window);
    return limit >= window.length() ? window.length() : iterator.preceding(limit + 1);
  }

  private BreakIterator lines() {
    if (lines == null) {
      lines = BreakIterator.getLineInstance(THAI);
    }
    return lines;
  }

  private BreakIterator clusters() {
    if (clusters == null) {
      clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    }
    return clusters;
  }
}
