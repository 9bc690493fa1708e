package dev.footnote.mail.adapter.file;

import dev.footnote.mail.Email;
import dev.footnote.mail.Mailer;
import dev.footnote.mail.message.MimeMessages;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each mail into a file that mail programs and people can open. */
final class FileMailer implements Mailer {

  private static final Logger log = LoggerFactory.getLogger(FileMailer.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final MimeMessages messages;
  private final Clock clock;
  private final Session session = Session.getInstance(new Properties());

  FileMailer(Path folder, MimeMessages messages, Clock clock) {
    this.folder = folder;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public void send(Email email) {
    try {
      create(folder);
      var file = folder.resolve(TIME.format(clock.instant()) + "-" + email.id() + ".eml");
      write(email, file);
      log.atInfo().addKeyValue("file", file).log("mail written into a file");
    } catch (IOException | MessagingException e) {
      throw FileErrors.of(e);
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    if (isPosix(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Under its name only when it is complete, and for nobody else to read: it may hold a link. */
  private void write(Email email, Path file) throws IOException, MessagingException {
    var draft = Files.createTempFile(folder, "draft", ".tmp");
    try {
      try (var stream = Files.newOutputStream(draft)) {
        messages.write(email, session).writeTo(stream);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
