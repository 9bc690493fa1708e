package dev.footnote.mail.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.mail.MailAddress;
import dev.footnote.mail.Mailer;
import dev.footnote.mail.MailerContract;
import dev.footnote.mail.message.MimeMessages;
import dev.footnote.testing.Mailbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMailerIT implements MailerContract {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T15:04:05Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Override
  public Mailer working() {
    return mailer(folder.resolve("outbox"));
  }

  /** Where the folder should be, there is a file. */
  @Override
  public Mailer failing() {
    try {
      return mailer(Files.createFile(folder.resolve("file")).resolve("outbox"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Received> received() {
    return new Mailbox(folder.resolve("outbox"))
        .to("ada@example.org").stream()
            .map(
                mail ->
                    new Received(
                        Mailbox.header(mail, "Message-ID"),
                        Mailbox.recipient(mail),
                        Mailbox.subject(mail),
                        Mailbox.text(mail),
                        Mailbox.html(mail)))
            .toList();
  }

  @Test
  void the_link_stands_in_the_file_in_one_piece() throws IOException {
    working().send(EMAIL);

    assertThat(Files.readAllLines(files().getFirst())).contains(LINK);
  }

  @Test
  void the_name_tells_when_it_was_and_nothing_unfinished_is_left() throws IOException {
    working().send(EMAIL);

    assertThat(files())
        .singleElement()
        .extracting(file -> file.getFileName().toString())
        .isEqualTo("20261123T150405Z-" + EMAIL.id() + ".eml");
  }

  @Test
  void only_the_owner_of_the_service_may_read_it() throws IOException {
    working().send(EMAIL);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("outbox"))))
        .isEqualTo("rwx------");
  }

  private static Mailer mailer(Path folder) {
    var sender = new MailAddress("footnote@example.org", "Footnote");
    return new FileMailer(folder, new MimeMessages(sender, CLOCK), CLOCK);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder.resolve("outbox"))) {
      return files.toList();
    }
  }
}
