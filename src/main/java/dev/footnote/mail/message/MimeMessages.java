package dev.footnote.mail.message;

import dev.footnote.kernel.AppException;
import dev.footnote.mail.Email;
import dev.footnote.mail.MailAddress;
import dev.footnote.mail.MailError;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

/** Writes messages as MIME: text first, then HTML, so that a program shows the best it can. */
public record MimeMessages(MailAddress sender, Clock clock) {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  public MimeMessage write(Email email, Session session) throws MessagingException {
    var message = new IdentifiedMessage(session, messageId(email));
    message.setFrom(internet(sender));
    message.setRecipient(Message.RecipientType.TO, internet(email.to()));
    message.setSubject(email.subject(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(alternatives(email));
    message.saveChanges();
    return message;
  }

  /** The same in every try, so that a mailbox that gets two can tell. */
  private String messageId(Email email) {
    return "<" + email.id() + "@" + domain(sender.address()) + ">";
  }

  private static MimeMultipart alternatives(Email email) throws MessagingException {
    var parts = new MimeMultipart("alternative");
    parts.addBodyPart(part(email.text(), "plain"));
    parts.addBodyPart(part(email.html(), "html"));
    return parts;
  }

  /** Content in ASCII is left as it is, so that a link stands in one piece. */
  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(content, UTF_8, subtype);
    return part;
  }

  private static InternetAddress internet(MailAddress address) throws MessagingException {
    try {
      var local = address.address().substring(0, address.address().lastIndexOf('@'));
      var internet = new InternetAddress();
      internet.setAddress(local + "@" + domain(address.address()));
      internet.setPersonal(address.name().isEmpty() ? null : address.name(), UTF_8);
      return internet;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
  }

  private static String domain(String address) {
    try {
      return IDN.toASCII(address.substring(address.lastIndexOf('@') + 1), IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      throw AppException.causedBy(
          e, MailError.MAIL_REFUSED, "The domain of the address is none that mail can reach.");
    }
  }

  /** Keeps its id, where the library would make up a new one. */
  private static final class IdentifiedMessage extends MimeMessage {

    private final String id;

    IdentifiedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
