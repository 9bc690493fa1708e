package dev.footnote.inference.adapter.extractive;

/** Measured figures of docs/decisions/0003-extractive-answers.md. */
final class SelectionRules {

  /** Sentences embedded for one question. */
  static final int MAX_CANDIDATES = 16;

  static final int MAX_SENTENCES = 4;

  /** What the words count in a score; the rest is the meaning. */
  static final double WORD_WEIGHT = 0.3;

  /** Below this score nothing is an answer. */
  static final double MIN_SCORE = 0.525;

  /** A further sentence may score so much less than the best one. */
  static final double MAX_BEHIND_BEST = 0.08;

  /**
   * What likeness to a sentence already chosen costs (Carbonell and Goldstein 1998, lambda 0.7).
   */
  static final double LIKENESS_COST = 0.3;

  /** More alike, and it says the same again. */
  static final double MAX_LIKENESS = 0.93;

  private SelectionRules() {}
}
