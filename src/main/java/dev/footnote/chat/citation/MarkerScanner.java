package dev.footnote.chat.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Tells markers from text in a stream that may be cut at any character; holds back only what may
 * yet turn out to be a marker.
 */
final class MarkerScanner {

  private final StringBuilder held = new StringBuilder();

  /** What is certain now that {@code delta} has come. */
  List<Piece> accept(String delta) {
    held.append(delta);
    return scan(false);
  }

  /** What is left at the end; a marker that was never closed is malformed. */
  List<Piece> finish() {
    return scan(true);
  }

  private List<Piece> scan(boolean ended) {
    var pieces = new ArrayList<Piece>();
    Matcher beginning = MarkerSyntax.BEGINNING.matcher(held);
    int from = 0;
    int at = 0;
    while (at < held.length() && beginning.find(at)) {
      int start = beginning.start();
      Reading reading = read(start, ended);
      if (reading.isUndecided(start)) {
        return release(pieces, from, start);
      }
      if (reading.marker().isPresent()) {
        text(pieces, from, start);
        pieces.add(reading.marker().get());
        from = reading.end();
      }
      at = reading.end();
    }
    return release(pieces, from, ended ? held.length() : wholeCharacters());
  }

  private Reading read(int start, boolean ended) {
    Matcher bracketed = MarkerSyntax.BRACKETED.matcher(held).region(start, held.length());
    boolean found = bracketed.lookingAt();
    if (!ended && bracketed.hitEnd() && held.length() - start <= MarkerSyntax.MAX_LENGTH) {
      return new Reading(start, Optional.empty());
    }
    if (found && MarkerSyntax.hasNumber(bracketed.group())) {
      var marker = new Piece.Marker(MarkerSyntax.numbers(bracketed.group()));
      return new Reading(bracketed.end(), Optional.of(marker));
    }
    return ended && unfinishedAt(start)
        ? new Reading(held.length(), Optional.of(new Piece.Marker(List.of())))
        : new Reading(start + 1, Optional.empty());
  }

  private boolean unfinishedAt(int start) {
    Matcher unfinished = MarkerSyntax.UNFINISHED.matcher(held).region(start, held.length());
    return unfinished.lookingAt() && MarkerSyntax.hasNumber(unfinished.group());
  }

  private List<Piece> release(List<Piece> pieces, int from, int until) {
    int end = Math.max(from, until);
    text(pieces, from, end);
    held.delete(0, end);
    return pieces;
  }

  /** How far the text goes without half a surrogate pair at its end. */
  private int wholeCharacters() {
    int length = held.length();
    return length > 0 && Character.isHighSurrogate(held.charAt(length - 1)) ? length - 1 : length;
  }

  private void text(List<Piece> pieces, int start, int end) {
    if (start < end) {
      pieces.add(new Piece.Text(held.substring(start, end)));
    }
  }

  /** What stands at some place: a marker, or text up to {@code end}. */
  private record Reading(int end, Optional<Piece.Marker> marker) {

    /** Whether more text may yet make it a marker. */
    boolean isUndecided(int start) {
      return end == start;
    }
  }
}
