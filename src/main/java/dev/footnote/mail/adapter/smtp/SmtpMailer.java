package dev.footnote.mail.adapter.smtp;

import dev.footnote.mail.Email;
import dev.footnote.mail.Mailer;
import dev.footnote.mail.message.MimeMessages;
import jakarta.mail.MessagingException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Says each mail to a mail server. */
final class SmtpMailer implements Mailer {

  private final JavaMailSenderImpl server;
  private final MimeMessages messages;

  SmtpMailer(SmtpProperties properties, MimeMessages messages) {
    this.server = server(properties);
    this.messages = messages;
  }

  private static JavaMailSenderImpl server(SmtpProperties properties) {
    var server = new JavaMailSenderImpl();
    server.setHost(properties.host());
    server.setPort(properties.port());
    server.setJavaMailProperties(properties.session());
    if (!properties.username().isBlank()) {
      server.setUsername(properties.username());
      server.setPassword(properties.password().value());
    }
    return server;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public void send(Email email) {
    try {
      server.send(messages.write(email, server.getSession()));
    } catch (MailException | MessagingException e) {
      throw SmtpErrors.of(e);
    }
  }
}
