package dev.footnote.mail.adapter.file;

import dev.footnote.kernel.AppException;
import dev.footnote.mail.MailError;

/** Faults of the disk; a later try may find it mended. */
final class FileErrors {

  private FileErrors() {}

  static AppException of(Exception fault) {
    return AppException.causedBy(
        fault, MailError.MAIL_UNAVAILABLE, "The folder for mails cannot be written.");
  }
}
