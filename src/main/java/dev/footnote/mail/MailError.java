package dev.footnote.mail;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;

/** Faults of mail; the last three are seen in the outbox and the log, never in a reply. */
public enum MailError implements ErrorCode {
  INVALID_MAIL_ADDRESS(ErrorKind.INVALID),
  MAIL_SENDER_MISSING(ErrorKind.INTERNAL),
  MAIL_REFUSED(ErrorKind.UNPROCESSABLE),
  MAIL_TIMEOUT(ErrorKind.UNAVAILABLE),
  MAIL_UNAVAILABLE(ErrorKind.UNAVAILABLE);

  private final ErrorKind kind;

  MailError(ErrorKind kind) {
    this.kind = kind;
  }

  @Override
  public ErrorKind kind() {
    return kind;
  }
}
