package dev.footnote.kernel;

/** Faults of a request that no module can call its own. */
public enum RequestError implements ErrorCode {
  INVALID_REQUEST(ErrorKind.INVALID),
  NOT_FOUND(ErrorKind.NOT_FOUND);

  private final ErrorKind kind;

  RequestError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
