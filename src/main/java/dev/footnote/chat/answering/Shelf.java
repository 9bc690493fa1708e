package dev.footnote.chat.answering;

/** What there is to answer from. */
enum Shelf {
  /** No document is ready and none is on its way. */
  EMPTY,
  /** No document is ready yet; some are being processed. */
  FILLING,
  /** Some documents are ready; others are still being processed. */
  GROWING,
  /** All documents are ready. */
  FILLED
}
