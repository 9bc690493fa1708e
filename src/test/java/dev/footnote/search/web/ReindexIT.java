package dev.footnote.search.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.Footnote;
import dev.footnote.testing.Client;
import dev.footnote.testing.OpenSearchNode;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From Lucene to OpenSearch: by one call while Lucene serves, then by the setting. */
@Tag("engines")
@ServiceTest
class ReindexIT {

  private static final String PREFIX = "move";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private Environment environment;
  @TempDir private Path folder;
  private Client ada;

  @DynamicPropertySource
  static void engines(DynamicPropertyRegistry settings) {
    settings.add("footnote.search.opensearch.url", () -> OpenSearchNode.shared().url());
    settings.add("footnote.search.opensearch.prefix", () -> PREFIX);
    settings.add("footnote.search.opensearch.replicas", () -> "0");
  }

  @BeforeEach
  void signIn() {
    ada = Client.at(port).asNewAccount();
  }

  private void upload(String name, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var id =
        ada.upload("/api/v1/documents", name, bytes, Map.of())
            .expect(202)
            .body()
            .path("id")
            .asString();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                ada.get("/api/v1/documents/" + id)
                    .expect(200)
                    .body()
                    .path("status")
                    .asString()
                    .equals("ready"));
  }

  private static List<String> find(Client client, String query) {
    var reply = client.post("/api/v1/search", Map.of("query", query, "top_k", 10)).expect(200);
    assertThat(reply.body().path("degraded").isEmpty()).as(reply.text()).isTrue();
    return reply
        .body()
        .path("hits")
        .valueStream()
        .map(hit -> hit.path("chunk_id").asString())
        .toList();
  }

  @Test
  void the_other_engine_is_filled_kept_in_step_and_answers_the_same_after_the_change() {
    IntStream.range(0, 10)
        .forEach(i -> upload("bell" + i + ".txt", "The fog bell number " + i + " of the coast."));
    var admin = Person.administratorAt(port, jdbc).client();
    admin
        .post("/api/v1/admin/reindex", Map.of("lexical", "opensearch", "semantic", "opensearch"))
        .expect(202);
    upload("horn.txt", "A fog horn that came while the index was moved.");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> progress(admin).path("state").asString().equals("done"));
    var documents = progress(admin).path("documents");
    assertThat(documents.path("done").asInt()).isEqualTo(documents.path("total").asInt());
    upload("buoy.txt", "A fog buoy that came after the index was moved.");
    var queries = List.of("fog bell number 7", "fog horn", "buoy", "coast");
    try (var moved = onOpenSearch()) {
      var settings = moved.getEnvironment();
      var there = ada.atPort(settings.getRequiredProperty("local.server.port", Integer.class));
      for (var query : queries) {
        assertThat(find(there, query)).isEqualTo(find(ada, query));
      }
    }
    admin.post("/api/v1/admin/reindex", Map.of("lexical", "lucene")).expect(400);
  }

  private static tools.jackson.databind.JsonNode progress(Client admin) {
    return admin.get("/api/v1/admin/reindex").expect(200).body();
  }

  /** A second instance on the same database, as after the change of the setting. */
  private ConfigurableApplicationContext onOpenSearch() {
    return new SpringApplicationBuilder(Footnote.class)
        .run(
            "--server.port=0",
            "--footnote.data-dir=" + folder,
            "--footnote.database.url=" + environment.getProperty("footnote.database.url"),
            "--footnote.search.lexical=opensearch",
            "--footnote.search.semantic=opensearch",
            "--footnote.search.opensearch.url=" + OpenSearchNode.shared().url(),
            "--footnote.search.opensearch.prefix=" + PREFIX,
            "--footnote.search.opensearch.replicas=0",
            "--footnote.search.retrieval.deadline=10s",
            "--footnote.search.opensearch.search-timeout=10s");
  }
}
