package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Kills the service at random moments while 50 documents come in (R1 in small), and deletes the
 * whole index afterwards (R7): a hundred questions have the same ten best chunks. More kills by
 * {@code -Dkills=20}.
 */
class KillDuringIngestionIT {

  private static final int DOCUMENTS = 50;
  private static final Map<String, String> CREDENTIALS =
      Map.of("email", "kill@example.org", "password", Client.PASSWORD);

  @TempDir Path data;

  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> answers = new HashMap<>();

  @Test
  void every_acknowledged_document_becomes_ready_and_none_twice_whatever_is_lost_but_the_database()
      throws InterruptedException, IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (int round = 0; round < kills(); round++) {
      ingestAndKill(round, random);
    }
    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      var client = signedIn(service);
      uploadFrom(client, 0, DOCUMENTS);
      assertThat(acknowledged.values()).hasSizeGreaterThanOrEqualTo(DOCUMENTS);
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(statusOf(client)).containsAllEntriesOf(allReady()));
      assertEachFoundOnce(client);
      answers.putAll(answers(client));
    }
    deleteIndex();
    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      var client = signedIn(service);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(answers(client)).isEqualTo(answers));
    }
  }

  /** How often it is killed: as often as the whole build has time for. */
  int kills() {
    return 6;
  }

  /** How long a document is, in lines of which a chunk has about twelve. */
  int lines() {
    return 70;
  }

  /** The ten best chunks and their scores for two questions on each document. */
  private static Map<String, JsonNode> answers(Client client) {
    var answers = new HashMap<String, JsonNode>();
    for (int number = 0; number < DOCUMENTS; number++) {
      for (var question : List.of(word(number), "What is said over the river " + number + "?")) {
        var query = Map.of("query", question, "top_k", 10);
        var reply = client.post("/api/v1/search", query).expect(200).body();
        assertThat(reply.path("degraded").isEmpty()).as("degraded").isTrue();
        answers.put(question, reply.path("hits"));
      }
    }
    return answers;
  }

  private void deleteIndex() throws IOException {
    var index = data.resolve("index");
    assertThat(index).isNotEmptyDirectory();
    FileSystemUtils.deleteRecursively(index);
  }

  private void ingestAndKill(int round, Random random) throws InterruptedException {
    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      var uploads =
          Thread.ofVirtual()
              .start(
                  () ->
                      uploadUntilKilled(
                          service, DOCUMENTS * round / kills(), DOCUMENTS * (round + 1) / kills()));
      Thread.sleep(200 + random.nextInt(2500));
      service.kill();
      uploads.join();
    }
  }

  private static Client signedIn(ServiceProcess service) {
    var client = service.client();
    client.post("/api/v1/auth/register", CREDENTIALS);
    var tokens = client.post("/api/v1/auth/login", CREDENTIALS).expect(200).body();
    return client.withToken(tokens.path("access_token").asString());
  }

  private void uploadUntilKilled(ServiceProcess service, int first, int end) {
    try {
      uploadFrom(signedIn(service), first, end);
    } catch (UncheckedIOException _) {
      // Killed in the middle: that upload was not acknowledged.
    }
  }

  /** Uploads what is not yet acknowledged; only a 202 counts. */
  private void uploadFrom(Client client, int first, int end) {
    for (int number = first; number < end; number++) {
      var name = "document-" + number + ".txt";
      if (!acknowledged.containsValue(name)) {
        var reply = client.upload("/api/v1/documents", name, text(number), Map.of()).expect(202);
        acknowledged.put(reply.body().path("id").asString(), name);
      }
    }
  }

  /** A text in whose midst stands one word that no other document has. */
  private byte[] text(int number) {
    var random = new Random(number);
    return IntStream.range(0, lines())
        .mapToObj(
            line ->
                line == lines() / 2
                    ? "The secret word here is " + word(number) + "."
                    : "Sentence %d speaks of %s and %s over the river %d."
                        .formatted(
                            line,
                            Integer.toString(random.nextInt(90_000), 36),
                            Integer.toString(random.nextInt(90_000), 36),
                            random.nextInt(100)))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String word(int number) {
    return "zyx" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "qwv";
  }

  private Map<String, String> allReady() {
    return acknowledged.keySet().stream().collect(Collectors.toMap(id -> id, _ -> "ready"));
  }

  private static Map<String, String> statusOf(Client client) {
    var status = new HashMap<String, String>();
    for (JsonNode document :
        client.get("/api/v1/documents?limit=200").expect(200).body().path("items")) {
      status.put(document.path("id").asString(), document.path("status").asString());
    }
    return status;
  }

  private void assertEachFoundOnce(Client client) {
    acknowledged.forEach(
        (id, name) -> {
          int number = Integer.parseInt(name.replaceAll("\\D", ""));
          var query = Map.of("query", word(number), "mode", "bm25", "top_k", 10);
          var hits = client.post("/api/v1/search", query).expect(200).body().path("hits");
          var ofThis =
              hits.valueStream()
                  .filter(hit -> hit.path("document_id").asString().equals(id))
                  .map(hit -> hit.path("chunk_id").asString())
                  .toList();
          assertThat(ofThis).as(name).isNotEmpty().doesNotHaveDuplicates();
          assertChunksAreWhole(client, id);
        });
  }

  private static void assertChunksAreWhole(Client client, String id) {
    var document = client.get("/api/v1/documents/" + id).expect(200).body();
    var chunks = client.get("/api/v1/documents/" + id + "/chunks?limit=200").expect(200).body();
    assertThat(
            chunks
                .path("items")
                .valueStream()
                .map(chunk -> chunk.path("position").asInt())
                .toList())
        .isEqualTo(IntStream.range(0, document.path("chunk_count").asInt()).boxed().toList());
  }
}
