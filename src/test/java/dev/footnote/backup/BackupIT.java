package dev.footnote.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.Uploads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Saves a running service and brings it back elsewhere: same hits, answers and citations (R34). */
class BackupIT {

  private static final Map<String, String> CREDENTIALS =
      Map.of("email", "backup@example.org", "password", Client.PASSWORD);
  private static final String METRICS_TOKEN = "a token for those who watch";
  private static final Map<String, String> SETTINGS =
      Map.of("FOOTNOTE_METRICS_TOKEN", METRICS_TOKEN);
  private static final List<String> QUESTIONS =
      List.of(
          "What do I do when the compressor fails?",
          "how far can the light be seen",
          "What is the colour of lantern 3?",
          "Who keeps the oil of lantern 5?");

  @TempDir Path folder;

  @Test
  void a_restored_service_gives_the_same_hits_answers_and_citations_without_embedding_anew()
      throws IOException {
    var file = folder.resolve("saved.zip");
    var before = new HashMap<String, Object>();
    String refreshToken;
    String accessToken;
    try (var service = ServiceProcess.start(folder.resolve("first"), SETTINGS).awaitReady()) {
      service.client().post("/api/v1/auth/register", CREDENTIALS).expect(201);
      var tokens = service.client().post("/api/v1/auth/login", CREDENTIALS).expect(200).body();
      refreshToken = tokens.path("refresh_token").asString();
      accessToken = tokens.path("access_token").asString();
      var client = service.client().withToken(accessToken);
      upload(client);
      before.putAll(everything(client));
      assertThat(hasEmbedded(service)).isTrue();
      assertThat(command("backup", file, "first")).contains(" rows and 10 files.");
      client.post("/api/v1/search", Map.of("query", "still there")).expect(200);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    assertThat(command("restore", file, "second")).contains("10 files").contains("Restored");
    try (var service = ServiceProcess.start(folder.resolve("second"), SETTINGS).awaitReady()) {
      var refreshed =
          service.client().post("/api/v1/auth/refresh", Map.of("refresh_token", refreshToken));
      var client =
          service.client().withToken(refreshed.expect(200).body().path("access_token").asString());
      assertThat(service.client().withToken(accessToken).get("/api/v1/auth/me").status())
          .as("access tokens were signed with a key that no archive holds")
          .isEqualTo(401);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(everything(client)).isEqualTo(before));
      assertThat(hasEmbedded(service)).isFalse();
    }
  }

  private static void upload(Client client) throws IOException {
    var manual = Files.readAllBytes(Path.of("examples/lighthouse-manual.pdf"));
    client.upload("/api/v1/documents", "manual.pdf", manual, Map.of()).expect(202);
    IntStream.range(0, 10)
        .forEach(
            number ->
                client
                    .upload(
                        "/api/v1/documents", "lantern-" + number + ".txt", text(number), Map.of())
                    .expect(202));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(documents(client)).allMatch(Uploads::isReady).hasSize(11));
    documents(client).stream()
        .filter(document -> document.path("filename").asString().equals("lantern-9.txt"))
        .forEach(
            document ->
                client.delete("/api/v1/documents/" + document.path("id").asString()).expect(204));
  }

  private static byte[] text(int number) {
    return "The colour of lantern %1$d is red. Keeper number %1$d keeps the oil of lantern %1$d."
        .formatted(number)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<JsonNode> documents(Client client) {
    return client
        .get("/api/v1/documents?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .toList();
  }

  /** What its owner can see: documents with their chunks and bytes, hits, answers, citations. */
  private static Map<String, Object> everything(Client client) {
    var all = new HashMap<String, Object>();
    for (var document : documents(client)) {
      var path = "/api/v1/documents/" + document.path("id").asString();
      all.put(path, document);
      all.put(path + "/chunks", client.get(path + "/chunks").expect(200).text());
      all.put(path + "/content", client.get(path + "/content").expect(200).text());
    }
    for (var question : QUESTIONS) {
      var found = client.post("/api/v1/search", Map.of("query", question)).expect(200).body();
      assertThat(found.path("degraded")).as("degraded").isEmpty();
      all.put("hits of " + question, found.path("hits"));
      var answer = client.post("/api/v1/rag/chat", Map.of("question", question)).expect(200).body();
      all.put("answer to " + question, answer.path("answer"));
      all.put("citations of " + question, answer.path("citations"));
    }
    assertThat(all.toString()).contains("Ring the bell on the gallery");
    return all;
  }

  /** Passages, not questions. */
  private static boolean hasEmbedded(ServiceProcess service) {
    return service
        .client()
        .withToken(METRICS_TOKEN)
        .get("/metrics")
        .expect(200)
        .text()
        .lines()
        .anyMatch(
            line ->
                line.startsWith("footnote_ingestion_stage_seconds_count")
                    && line.contains("stage=\"embedding\""));
  }

  private String command(String command, Path file, String dataFolder) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        new Commands(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(command, file.toString(), "--footnote.data-dir=" + folder.resolve(dataFolder));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
