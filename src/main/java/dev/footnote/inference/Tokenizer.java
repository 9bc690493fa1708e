package dev.footnote.inference;

/** Cuts text into the tokens of the embedding model. */
@FunctionalInterface
public interface Tokenizer {

  /** The tokens of the text in order, without the special ones at its ends. */
  TokenSpans tokenize(String text);
}
