package dev.footnote.inference;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a model answered: text with markers such as {@code [1]}.
 *
 * @param attempts every call that was made for it, the one that gave the text last
 */
public record Completion(
    String text,
    String provider,
    String model,
    Usage usage,
    Ending ending,
    List<Attempt> attempts) {

  public Completion {
    attempts = List.copyOf(attempts);
  }

  /** One that came to its own end. */
  public Completion(
      String text, String provider, String model, Usage usage, List<Attempt> attempts) {
    this(text, provider, model, usage, Ending.FINISHED, attempts);
  }

  /** The same, with other counts. */
  public Completion with(Usage counted) {
    return new Completion(text, provider, model, counted, ending, attempts);
  }

  /** The same, with the calls that were made for it. */
  public Completion with(List<Attempt> made) {
    return new Completion(text, provider, model, usage, ending, made);
  }

  /**
   * Tokens as the provider counts them, 0 where none are counted, and what they cost at the
   * configured prices.
   */
  public record Usage(int promptTokens, int completionTokens, BigDecimal cost) {

    public static final Usage NONE = new Usage(0, 0);

    public Usage(int promptTokens, int completionTokens) {
      this(promptTokens, completionTokens, BigDecimal.ZERO);
    }
  }
}
