package dev.footnote.inference;

import dev.footnote.kernel.AppException;

/** How a model's text came to its end. */
public sealed interface Ending {

  /** The model had said all it had to say. */
  record Finished() implements Ending {}

  /** The model reached the limit of its tokens. */
  record AtTokenLimit() implements Ending {}

  /** The text had begun, then came a fault, or nobody waited any more. */
  record BrokenOff(AppException fault) implements Ending {}

  Ending FINISHED = new Finished();
  Ending AT_TOKEN_LIMIT = new AtTokenLimit();
}
