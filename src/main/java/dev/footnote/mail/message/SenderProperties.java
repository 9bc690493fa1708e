package dev.footnote.mail.message;

import dev.footnote.kernel.AppException;
import dev.footnote.mail.MailAddress;
import dev.footnote.mail.MailError;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who mails come from.
 *
 * @param email address; needed as soon as mails leave the machine
 * @param name name that mail programs show
 */
@ConfigurationProperties("footnote.mail.sender")
public record SenderProperties(
    @DefaultValue("") String email, @DefaultValue("Footnote") String name) {

  private static final String NOBODY = "footnote@localhost";

  /** The sender of mails that go out; without one the service does not start. */
  public MailAddress required() {
    if (email.isBlank()) {
      throw AppException.of(
          MailError.MAIL_SENDER_MISSING,
          "Mails need a sender: set SMTP_FROM_EMAIL to an address that may send by your mail service.");
    }
    return new MailAddress(email.strip(), name);
  }

  /** The sender of mails that stay on the machine. */
  public MailAddress orNobody() {
    return new MailAddress(email.isBlank() ? NOBODY : email.strip(), name);
  }
}
