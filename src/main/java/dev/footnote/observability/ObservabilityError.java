package dev.footnote.observability;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of looking into the service. */
public enum ObservabilityError implements ErrorCode {
  /** The token of programs that watch the service is missing or wrong. */
  METRICS_TOKEN_REQUIRED(ErrorKind.UNAUTHENTICATED),
  /** A name, time or step of a series of figures that cannot be used. */
  INVALID_SERIES(ErrorKind.INVALID);

  private final ErrorKind kind;

  ObservabilityError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
