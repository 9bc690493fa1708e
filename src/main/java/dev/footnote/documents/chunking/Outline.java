package dev.footnote.documents.chunking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The headings of a text as a tree. */
final class Outline {

  private static final int LONGEST_TITLE = 240;

  private final List<Entry> entries;
  private final int[] parents;

  private Outline(List<Entry> entries) {
    this.entries = entries;
    this.parents = parents(entries);
  }

  /**
   * A heading; its words, which may be less than all of it, stand from {@code from} to {@code to}.
   */
  record Entry(int level, int start, int end, int from, int to) {}

  static Outline of(StructuredText text) {
    if (text.headings().isEmpty()) {
      var read = MarkdownHeadings.in(text.text());
      return new Outline(read.isEmpty() ? TitleLine.in(text.text()) : read);
    }
    return new Outline(
        text.headings().stream()
            .filter(heading -> within(heading, text.text()))
            .map(Outline::entry)
            .sorted(Comparator.comparingInt(Entry::start))
            .toList());
  }

  private static boolean within(Heading heading, String text) {
    return heading.start() >= 0
        && heading.start() < heading.end()
        && heading.end() <= text.length()
        && !Characters.blank(text, heading.start(), heading.end());
  }

  private static Entry entry(Heading heading) {
    return new Entry(
        heading.level(), heading.start(), heading.end(), heading.start(), heading.end());
  }

  /** The words of the heading on one line, cut where no heading goes on. */
  static String title(String text, Entry entry) {
    var line = text.substring(entry.from(), entry.to()).strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= LONGEST_TITLE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)).strip() + "…";
  }

  private static int[] parents(List<Entry> entries) {
    var parents = new int[entries.size()];
    for (int i = 0; i < parents.length; i++) {
      int parent = i - 1;
      while (parent >= 0 && entries.get(parent).level() >= entries.get(i).level()) {
        parent = parents[parent];
      }
      parents[i] = parent;
    }
    return parents;
  }

  List<Entry> entries() {
    return entries;
  }

  /**
   * The headings, outermost first, that the first words of body text in the stretch stand under:
   * those that the stretch begins with are among them.
   */
  List<Entry> path(String text, int start, int end) {
    int first = Characters.skipSpace(text, start, end);
    int current = lastUpTo(first);
    while (current >= 0 && current + 1 < entries.size() && entries.get(current).end() > first) {
      first = Characters.skipSpace(text, entries.get(current).end(), end);
      if (first >= end || entries.get(current + 1).start() != first) {
        break;
      }
      current++;
    }
    var path = new ArrayList<Entry>();
    for (int at = current; at >= 0; at = parents[at]) {
      path.add(entries.get(at));
    }
    Collections.reverse(path);
    return path;
  }

  private int lastUpTo(int index) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).start() <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
