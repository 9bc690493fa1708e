package dev.footnote.inference;

import java.util.List;

/**
 * What a model answered: text with markers such as {@code [1]}.
 *
 * @param attempts every call that was made for it, the successful one last
 */
public record Completion(
    String text, String provider, String model, Usage usage, List<Attempt> attempts) {

  public Completion {
    attempts = List.copyOf(attempts);
  }

  /** Tokens as the provider counts them; 0 where none are counted. */
  public record Usage(int promptTokens, int completionTokens) {}
}
