package dev.footnote.http;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults that are seen before or outside of any module. */
enum HttpError implements ErrorCode {
  UNAUTHENTICATED(ErrorKind.UNAUTHENTICATED),
  FORBIDDEN(ErrorKind.FORBIDDEN),
  SESSION_REQUIRED(ErrorKind.FORBIDDEN),
  EMAIL_UNVERIFIED(ErrorKind.FORBIDDEN),
  METHOD_NOT_ALLOWED(ErrorKind.INVALID),
  NOT_ACCEPTABLE(ErrorKind.INVALID),
  UNSUPPORTED_MEDIA_TYPE(ErrorKind.UNSUPPORTED_TYPE),
  REQUEST_TOO_LARGE(ErrorKind.TOO_LARGE),
  SERVICE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
  INTERNAL_ERROR(ErrorKind.INTERNAL);

  private final ErrorKind kind;

  HttpError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
