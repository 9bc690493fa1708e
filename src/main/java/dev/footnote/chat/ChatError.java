package dev.footnote.chat;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of questions and conversations. */
public enum ChatError implements ErrorCode {
  INVALID_QUESTION(ErrorKind.INVALID),
  CONVERSATION_NOT_FOUND(ErrorKind.NOT_FOUND),
  /** A conversation cannot have that title. */
  INVALID_TITLE(ErrorKind.INVALID),
  /** There is no such answer, or its writing ended before it was stored. */
  ANSWER_NOT_FOUND(ErrorKind.NOT_FOUND),
  /** The account's answers have taken as much today as they may. */
  DAILY_LIMIT_REACHED(ErrorKind.RATE_LIMITED),
  /** The account has as many questions under way as it may. */
  TOO_MANY_QUESTIONS(ErrorKind.RATE_LIMITED),
  /** The account reads as many streams as it may. */
  TOO_MANY_READERS(ErrorKind.RATE_LIMITED),
  /** The service has as many questions under way as it can. */
  CHAT_BUSY(ErrorKind.UNAVAILABLE),
  /** The whole answer took longer than allowed. */
  ANSWER_TIMEOUT(ErrorKind.UNAVAILABLE),
  /** Whoever asked has gone away, or the instance that wrote the answer has. */
  ANSWER_ABANDONED(ErrorKind.UNAVAILABLE),
  ANSWER_FAILED(ErrorKind.INTERNAL);

  private final ErrorKind kind;

  ChatError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
