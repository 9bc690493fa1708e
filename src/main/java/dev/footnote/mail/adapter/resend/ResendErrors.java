package dev.footnote.mail.adapter.resend;

import dev.footnote.kernel.AppException;
import dev.footnote.mail.MailError;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Faults of the service as ours. A mail that it cannot read is never better; a wrong key, a sender
 * that it does not know or a quota is for the operator to mend, so those mails wait.
 */
final class ResendErrors {

  private ResendErrors() {}

  static AppException of(int status) {
    return switch (status) {
      case 400, 422 ->
          AppException.of(MailError.MAIL_REFUSED, "Resend refused the mail (" + status + ").");
      case 401, 403 ->
          AppException.of(
              MailError.MAIL_UNAVAILABLE, "Resend refused the key or the sender (" + status + ").");
      default ->
          AppException.of(
              MailError.MAIL_UNAVAILABLE, "Resend cannot take mails now (" + status + ").");
    };
  }

  static AppException of(@Nullable Throwable fault) {
    var cause = fault == null ? new IllegalStateException("no cause") : fault;
    return cause instanceof HttpTimeoutException ? tooSlow(cause) : away(cause);
  }

  static AppException tooSlow(Throwable cause) {
    return AppException.causedBy(cause, MailError.MAIL_TIMEOUT, "Resend did not answer in time.");
  }

  static AppException away(Throwable cause) {
    return AppException.causedBy(cause, MailError.MAIL_UNAVAILABLE, "Resend cannot be reached.");
  }
}
