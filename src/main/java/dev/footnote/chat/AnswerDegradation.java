package dev.footnote.chat;

/** What an answer had to do without. */
public enum AnswerDegradation {
  /** The semantic half of the search was away; keywords alone found the passages. */
  SEMANTIC_UNAVAILABLE,
  /** The keyword half of the search was away; meaning alone found the passages. */
  LEXICAL_UNAVAILABLE,
  /** A provider ahead of the one that answered had failed. */
  MODEL_FALLBACK,
  /** The answer consists of sentences picked from the passages; no language model wrote it. */
  EXTRACTIVE_ANSWER
}
