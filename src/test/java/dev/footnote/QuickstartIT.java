package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footnote.testing.ServiceTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Runs the lines of the README and of the quickstart as a new user pastes them. */
@ServiceTest
class QuickstartIT {

  private static final Pattern BASH = Pattern.compile("(?s)```bash\\n(.*?)```");

  @LocalServerPort int port;

  @Value("${footnote.mail.file.directory}")
  Path outbox;

  @Test
  void the_lines_of_the_readme_lead_to_a_cited_answer() throws Exception {
    assumeTrue(hasBashAndCurl(), "SKIPPED: bash and curl are needed to run the README's lines");
    var output = run(linesOf("README.md"));
    assertThat(output)
        .contains("\"email\":\"ada@example.org\"")
        .contains("\"status\":\"ready\"")
        .contains("22 nautical miles")
        .contains("\"status\":\"grounded\"")
        .contains("\"answer\":\"Ring the bell on the gallery: five strokes")
        .contains("Report the failure to the coast station at Harwick on channel 16")
        .contains("\"filename\":\"lighthouse-manual.pdf\",\"page\":2")
        .containsPattern("(?m)http\\S+[?&]token=[A-Za-z0-9_-]{43}\\s*$");
  }

  @Test
  void the_lines_of_the_quickstart_lead_from_an_account_to_a_document_that_is_gone()
      throws Exception {
    assumeTrue(hasBashAndCurl(), "SKIPPED: bash and curl are needed to run the quickstart's lines");
    var output = run(linesOf("docs/quickstart.md"));
    assertThat(output)
        .contains("\"email\":\"grace@example.org\"")
        .contains("\"status\":\"ready\"")
        .contains("\"answer\":\"Ring the bell on the gallery: five strokes")
        .containsPattern("(?s)event: ?citation.*event: ?done")
        .contains("\"status\":\"insufficient_evidence\"")
        .contains("22 nautical miles")
        .contains("deleted: 204");
    assertThat(output.substring(output.indexOf("deleted: 204"))).contains("\"hits\":[]");
  }

  private String linesOf(String page) throws IOException {
    return BASH.matcher(Files.readString(Path.of(page)))
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining("\n"))
        .replace("localhost:8080", "127.0.0.1:" + port)
        .replace("data/outbox", outbox.toString());
  }

  private static String run(String lines) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", lines)
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private static boolean hasBashAndCurl() {
    try {
      return new ProcessBuilder("bash", "-c", "command -v curl sed").start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
