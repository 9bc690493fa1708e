package dev.footnote.testing;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;

/** The mails that a service without a mail service has written into files. */
public record Mailbox(Path folder) {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Pattern LINK = Pattern.compile("https?://\\S+[?&]token=[A-Za-z0-9_-]{43}");

  public static Mailbox of(Environment environment) {
    return new Mailbox(Path.of(environment.getRequiredProperty("footnote.mail.file.directory")));
  }

  /** The mails to an address, oldest first. */
  public List<Message> to(String address) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .map(Mailbox::read)
          .filter(message -> recipient(message).equals(address))
          .sorted(java.util.Comparator.comparing(Mailbox::id))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Message> to(String address, String subject) {
    return to(address).stream().filter(message -> subject(message).equals(subject)).toList();
  }

  /** The newest mail with a subject, once there are so many. */
  public Message await(String address, String subject, int number) {
    return Awaitility.await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> to(address, subject), mails -> mails.size() >= number)
        .getLast();
  }

  private static Message read(Path file) {
    try (var stream = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), stream);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ids are UUIDs of version 7: they sort by time. */
  private static String id(Message message) {
    return header(message, "Message-ID");
  }

  public static String header(Message message, String name) {
    try {
      var values = message.getHeader(name);
      return values == null ? "" : String.join("\n", values);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String recipient(Message message) {
    try {
      return ((jakarta.mail.internet.InternetAddress)
              message.getRecipients(Message.RecipientType.TO)[0])
          .getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String subject(Message message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String text(Message message) {
    return part(message, 0);
  }

  public static String html(Message message) {
    return part(message, 1);
  }

  private static String part(Message message, int number) {
    try {
      return (String) ((Multipart) message.getContent()).getBodyPart(number).getContent();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The link in the plain text of a mail. */
  public static URI link(Message message) {
    return linkIn(text(message));
  }

  public static URI linkIn(String text) {
    var matcher = LINK.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no link in: " + text);
    }
    return URI.create(matcher.group());
  }

  /** The token of a link. */
  public static String token(URI link) {
    return link.getQuery().replaceAll("^.*token=", "");
  }
}
