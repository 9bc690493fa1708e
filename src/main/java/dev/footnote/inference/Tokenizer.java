package dev.footnote.inference;

/** Cuts text into the tokens of the embedding model; safe for many threads at once. */
@FunctionalInterface
public interface Tokenizer {

  /**
   * The tokens of the text in order, without the special ones at its ends; never cut short. A cut
   * of the text before any white space changes no token.
   */
  TokenSpans tokenize(String text);
}
