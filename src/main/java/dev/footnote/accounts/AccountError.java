package dev.footnote.accounts;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of accounts and sessions. */
public enum AccountError implements ErrorCode {
  INVALID_EMAIL(ErrorKind.INVALID),
  EMAIL_TAKEN(ErrorKind.CONFLICT),
  PASSWORD_TOO_SHORT(ErrorKind.INVALID),
  PASSWORD_TOO_LONG(ErrorKind.INVALID),
  PASSWORD_TOO_COMMON(ErrorKind.INVALID),
  PASSWORD_TOO_PERSONAL(ErrorKind.INVALID),
  INVALID_RESET_TOKEN(ErrorKind.INVALID),
  INVALID_VERIFICATION_TOKEN(ErrorKind.INVALID),
  WRONG_PASSWORD(ErrorKind.FORBIDDEN),
  BAD_CREDENTIALS(ErrorKind.UNAUTHENTICATED),
  INVALID_REFRESH_TOKEN(ErrorKind.UNAUTHENTICATED),
  REGISTRATION_CLOSED(ErrorKind.FORBIDDEN),
  INVITATION_REQUIRED(ErrorKind.FORBIDDEN),
  INVALID_INVITATION(ErrorKind.INVALID),
  SESSION_NOT_FOUND(ErrorKind.NOT_FOUND),
  API_KEY_NOT_FOUND(ErrorKind.NOT_FOUND),
  INVALID_API_KEY(ErrorKind.INVALID),
  TOO_MANY_API_KEYS(ErrorKind.CONFLICT),
  ACCOUNT_NOT_FOUND(ErrorKind.NOT_FOUND),
  LAST_ADMINISTRATOR(ErrorKind.CONFLICT),
  SIGN_IN_BUSY(ErrorKind.UNAVAILABLE);

  private final ErrorKind kind;

  AccountError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
