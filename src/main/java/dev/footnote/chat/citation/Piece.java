package dev.footnote.chat.citation;

import java.util.List;

/** What a model's text consists of, read from left to right. */
sealed interface Piece {

  /** Text without markers. */
  record Text(String value) implements Piece {}

  /** Something that is a marker or looks like one; without numbers if it is malformed. */
  record Marker(List<Integer> numbers) implements Piece {
    public Marker {
      numbers = List.copyOf(numbers);
    }
  }
}
