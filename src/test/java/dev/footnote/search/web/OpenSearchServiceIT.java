package dev.footnote.search.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.OpenSearchNode;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with both halves of its index on OpenSearch. */
@Tag("engines")
@ServiceTest
class OpenSearchServiceIT {

  private static final String PREFIX = "service";
  private static final int DOCUMENTS = 12;

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  private Client ada;

  @DynamicPropertySource
  static void engines(DynamicPropertyRegistry settings) {
    settings.add("footnote.search.lexical", () -> "opensearch");
    settings.add("footnote.search.semantic", () -> "opensearch");
    settings.add("footnote.search.opensearch.url", () -> OpenSearchNode.shared().url());
    settings.add("footnote.search.opensearch.prefix", () -> PREFIX);
    settings.add("footnote.search.opensearch.replicas", () -> "0");
    settings.add("footnote.search.retrieval.deadline", () -> "10s");
    settings.add("footnote.search.opensearch.search-timeout", () -> "10s");
  }

  @BeforeEach
  void signIn() {
    ada = Client.at(port).asNewAccount();
  }

  private List<String> find(String query) {
    var reply = ada.post("/api/v1/search", Map.of("query", query, "top_k", 10)).expect(200).body();
    assertThat(reply.path("degraded").isEmpty()).isTrue();
    return reply.path("hits").valueStream().map(hit -> hit.path("chunk_id").asString()).toList();
  }

  private Map<String, List<String>> answers() {
    var answers = new HashMap<String, List<String>>();
    IntStream.range(0, DOCUMENTS)
        .mapToObj(i -> "lighthouse number " + i + " of the harbour")
        .forEach(query -> answers.put(query, find(query)));
    return answers;
  }

  @Test
  void what_is_ready_is_found_and_what_is_deleted_is_not() {
    var id = Uploads.ready(ada, "lamp.txt", "The lighthouse lamp turns every twelve seconds.");
    assertThat(find("lighthouse lamp")).hasSize(1);
    ada.delete("/api/v1/documents/" + id).expect(204);
    assertThat(find("lighthouse lamp")).isEmpty();
  }

  @Test
  void deleted_indexes_are_filled_again_and_answer_the_same() throws Exception {
    IntStream.range(0, DOCUMENTS)
        .forEach(
            i ->
                Uploads.ready(
                    ada, "keeper" + i + ".txt", "The keeper of lighthouse number " + i + "."));
    var before = answers();
    delete("/" + PREFIX + "-lexical-*");
    delete("/" + PREFIX + "-vector-*");
    ada.post("/api/v1/search", Map.of("query", "keeper"));
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(answers()).isEqualTo(before));
  }

  /** R7 with the same engine: the index in use answers until the new one has taken its place. */
  @Test
  void an_index_made_anew_on_the_same_engine_answers_the_same_throughout() {
    IntStream.range(0, DOCUMENTS)
        .forEach(
            i ->
                Uploads.ready(
                    ada, "tower" + i + ".txt", "The tower of lighthouse number " + i + "."));
    var before = answers();
    var admin = Person.administratorAt(port, jdbc).client();
    var engines = Map.of("lexical", "opensearch", "semantic", "opensearch");
    admin.post("/api/v1/admin/reindex", engines).expect(202);
    admin.post("/api/v1/admin/reindex", engines).expect(409);
    do {
      assertThat(answers()).isEqualTo(before);
    } while (state(admin).equals("filling"));
    assertThat(state(admin)).isEqualTo("done");
    assertThat(answers()).isEqualTo(before);
    Uploads.ready(ada, "late.txt", "A late lighthouse.");
    assertThat(find("late lighthouse")).isNotEmpty();
    ada.post("/api/v1/admin/reindex", engines).expect(403);
    admin.post("/api/v1/admin/reindex", Map.of("lexical", "paper")).expect(400);
    admin.post("/api/v1/admin/reindex", Map.of()).expect(400);
  }

  private static String state(Client admin) {
    return admin.get("/api/v1/admin/reindex").expect(200).body().path("state").asString();
  }

  private static void delete(String indexes) throws IOException, InterruptedException {
    var base = OpenSearchNode.shared().url();
    try (var client = HttpClient.newHttpClient()) {
      for (var number : List.of("1", "2", "3")) {
        var index = URI.create(base + indexes.replace("*", number));
        client.send(HttpRequest.newBuilder(index).DELETE().build(), BodyHandlers.ofString());
      }
    }
  }
}
