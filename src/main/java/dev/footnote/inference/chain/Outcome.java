package dev.footnote.inference.chain;

import dev.footnote.inference.Completion;
import dev.footnote.kernel.AppException;

/** How a call of a provider ended. */
sealed interface Outcome {

  record Answered(Completion completion) implements Outcome {}

  record Failed(AppException fault) implements Outcome {}
}
