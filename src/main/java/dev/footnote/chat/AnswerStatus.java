package dev.footnote.chat;

/** How much of an answer stands on its sources. */
public enum AnswerStatus {
  /** Every statement carries a verified citation. */
  GROUNDED,
  /** Some statements do. */
  PARTIAL,
  /** None does, or nothing near enough was found. */
  INSUFFICIENT_EVIDENCE
}
