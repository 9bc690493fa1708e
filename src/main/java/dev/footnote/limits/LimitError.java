package dev.footnote.limits;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of limits. */
public enum LimitError implements ErrorCode {
  TOO_MANY_REQUESTS(ErrorKind.RATE_LIMITED);

  private final ErrorKind kind;

  LimitError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
