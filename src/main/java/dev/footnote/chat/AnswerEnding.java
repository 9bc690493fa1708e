package dev.footnote.chat;

/** How an answer came to its end. */
public enum AnswerEnding {
  /** It is whole. */
  FINISHED,
  /** Whoever asked had it stopped, or its time was up. */
  STOPPED,
  /** The provider broke off. */
  BROKEN_OFF,
  /** The model reached the limit of its tokens. */
  TOKEN_LIMIT
}
