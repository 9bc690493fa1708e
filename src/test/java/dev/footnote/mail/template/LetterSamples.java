package dev.footnote.mail.template;

import dev.footnote.mail.EmailId;
import dev.footnote.mail.Letter;
import dev.footnote.mail.MailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes every letter as an HTML file, to be looked at. Arguments: the folder. */
public final class LetterSamples {

  private static final List<String> NAMES =
      List.of("password-reset", "password-changed", "verification", "set-password", "invitation");

  private LetterSamples() {}

  public static void main(String[] arguments) throws IOException {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    var templates = new LetterTemplates();
    for (var name : NAMES) {
      Files.writeString(folder.resolve(name + ".html"), templates.write(id(), letter(name)).html());
    }
  }

  private static EmailId id() {
    return new EmailId(new UUID(0, 1));
  }

  private static Letter letter(String name) {
    var values =
        Map.of(
            "link",
            "https://footnote.example.org/reset-password?token=Zk3v9c1R7mXw0uQp8s2LhT5nYb4dJ6eKfGa1iOxVtMs",
            "until",
            "23 November 2026, 17:04 UTC",
            "time",
            "23 November 2026, 16:04 UTC",
            "site",
            "https://footnote.example.org");
    return new Letter(
        MailAddress.of("ada@example.org"), name, "A subject", values, Duration.ofHours(1));
  }
}
