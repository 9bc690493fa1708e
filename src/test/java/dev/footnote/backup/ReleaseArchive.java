package dev.footnote.backup;

import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.Uploads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Fills an installation of this release and saves it for the tests of all later ones: {@code ./mvnw
 * -Pbench test-compile exec:exec -Dbenchmark=backup.ReleaseArchive -Dbenchmark.arguments=0.1.0}.
 */
final class ReleaseArchive {

  static final Path FOLDER = Path.of("src/test/resources/releases");
  static final Map<String, String> CREDENTIALS =
      Map.of("email", "release@example.org", "password", Client.PASSWORD);
  static final String QUESTION = "What do I do when the compressor fails?";

  private ReleaseArchive() {}

  static void main(String[] arguments) throws IOException {
    var data = Files.createTempDirectory("footnote-release");
    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      service.client().post("/api/v1/auth/register", CREDENTIALS).expect(201);
      fill(signedIn(service));
      var file = Files.createDirectories(FOLDER).resolve(arguments[0] + ".zip");
      int code =
          new Commands(System.out, System.err)
              .run("backup", file.toString(), "--footnote.data-dir=" + data);
      if (code != 0) {
        throw new IllegalStateException("no archive");
      }
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  static Client signedIn(ServiceProcess service) {
    var tokens = service.client().post("/api/v1/auth/login", CREDENTIALS).expect(200).body();
    return service.client().withToken(tokens.path("access_token").asString());
  }

  private static void fill(Client client) throws IOException {
    var manual = Files.readAllBytes(Path.of("examples/lighthouse-manual.pdf"));
    client.upload("/api/v1/documents", "manual.pdf", manual, Map.of()).expect(202);
    var notes = client.upload("/api/v1/documents", "notes.md", bytes("# Old notes"), Map.of());
    var path = "/api/v1/documents/" + notes.expect(202).body().path("id").asString();
    await().atMost(Duration.ofMinutes(1)).until(() -> areReady(client));
    var next = bytes("# Notes\n\nDie Laterne wird jeden Abend vor Sonnenuntergang entzündet.");
    client.send(client.multipart("PUT", path + "/content", "notes.md", next, Map.of())).expect(202);
    await().atMost(Duration.ofMinutes(1)).until(() -> areReady(client));
    client.post("/api/v1/auth/api-keys", Map.of("name", "a program")).expect(201);
    client.post("/api/v1/rag/chat", Map.of("question", QUESTION)).expect(200);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean areReady(Client client) {
    return client
        .get("/api/v1/documents")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .allMatch(Uploads::isReady);
  }
}
