package dev.footnote.documents.chunking;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;

/** Finds where sentences of running text end. */
final class Sentences {

  /** So much is read at once, which bounds what looking ahead can cost. */
  private static final int WINDOW = 8192;

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Fig", "Figs", "No", "Nos", "Vol", "vs", "cf",
          "eg", "ie", "al", "Eq", "Ref", "Refs", "approx", "ca", "Nr", "Hr", "Fr", "Jr", "Sr");

  private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
  private final String text;
  private final Units units;

  Sentences(String text, Units units) {
    this.text = text;
    this.units = units;
  }

  /** Adds the sentences of a stretch of running text; {@code last} stands after it. */
  void add(int from, int to, Boundary last) {
    int at = from;
    while (to - at > WINDOW) {
      at = window(at, at + WINDOW);
    }
    window(at, to);
    units.add(to, last);
  }

  /** Adds the sentences that surely end in the window; returns where the next one begins. */
  private int window(int from, int to) {
    sentences.setText(text.substring(from, to));
    int last = from;
    sentences.first();
    for (int end = sentences.next(); end < to - from && end > 0; end = sentences.next()) {
      if (ends(from + end)) {
        units.add(from + end, Boundary.SENTENCE);
        last = from + end;
      }
    }
    return last == from ? to : last;
  }

  private boolean ends(int index) {
    if (Character.isLowerCase(text.codePointAt(index))) {
      return false;
    }
    int stop = Characters.trimSpace(text, 0, index) - 1;
    return stop < 1 || text.charAt(stop) != '.' || !abbreviation(stop);
  }

  private boolean abbreviation(int stop) {
    int start = stop;
    while (start > 0 && stop - start < 8 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return (stop - start == 1 && Character.isUpperCase(text.charAt(start)))
        || ABBREVIATIONS.contains(text.substring(start, stop));
  }
}
