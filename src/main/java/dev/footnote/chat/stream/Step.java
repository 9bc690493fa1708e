package dev.footnote.chat.stream;

import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.kernel.AppException;

/** What a reader gets next. */
public sealed interface Step {

  /** Something of the answer, and where the reader is after it. */
  record Event(AnswerEvent event, Position after) implements Step {}

  /** The answer is stored; nothing follows. */
  record Done(Answer answer) implements Step {}

  /** It failed; nothing follows. */
  record Failed(AppException fault) implements Step {}
}
