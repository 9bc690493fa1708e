package dev.footnote.inference.adapter.extractive;

import dev.footnote.inference.Embedding;

/**
 * A sentence that may answer.
 *
 * @param words share of the question's words in it, 0 to 1
 * @param meaning similarity to the question, -1 to 1
 */
record Candidate(Sentence sentence, double words, double meaning, Embedding embedding) {

  /** Words and meaning in one number; see docs/decisions/0003 for the weight. */
  double score() {
    return (1 - SelectionRules.WORD_WEIGHT) * meaning + SelectionRules.WORD_WEIGHT * words;
  }
}
