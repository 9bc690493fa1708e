package dev.footnote.inference;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param instructions the system message
 * @param history earlier turns, oldest first
 * @param message the last user message as generating models get it: question and delimited sources
 * @param question the question alone, for answerers that work on the sources themselves
 * @param sources the numbered passages that may be cited
 */
public record Prompt(
    String instructions,
    List<Turn> history,
    String message,
    String question,
    List<Source> sources) {

  public Prompt {
    history = List.copyOf(history);
    sources = List.copyOf(sources);
  }

  /** One earlier message. */
  public record Turn(Role role, String text) {}

  /** Who said it. */
  public enum Role {
    USER,
    ASSISTANT
  }

  /** A passage under the number by which an answer cites it, from 1. */
  public record Source(int marker, String title, String text) {}
}
