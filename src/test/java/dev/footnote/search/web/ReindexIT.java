package dev.footnote.search.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.Footnote;
import dev.footnote.testing.Client;
import dev.footnote.testing.OpenSearchNode;
import dev.footnote.testing.Person;
import dev.footnote.testing.TestDatabase;
import dev.footnote.testing.Uploads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From Lucene to OpenSearch: by one call while Lucene serves, then by the setting. */
@Tag("engines")
class ReindexIT {

  private static final List<String> QUERIES =
      List.of("fog bell number 7", "fog horn", "buoy", "coast");

  private final String database = TestDatabase.create();
  @TempDir private Path folder;

  @Test
  void the_other_engine_is_filled_kept_in_step_and_answers_the_same_after_the_change() {
    var before = new HashMap<String, List<String>>();
    Client ada;
    try (var service = start("lucene")) {
      ada = Client.at(port(service)).asNewAccount();
      for (int i = 0; i < 10; i++) {
        Uploads.ready(ada, "bell" + i + ".txt", "The fog bell number " + i + " of the coast.");
      }
      var admin = Person.administratorAt(port(service), service.getBean(JdbcClient.class)).client();
      assertThat(progress(admin).path("state").asString()).isEqualTo("idle");
      admin
          .post("/api/v1/admin/reindex", Map.of("lexical", "opensearch", "semantic", "opensearch"))
          .expect(202);
      Uploads.ready(ada, "horn.txt", "A fog horn that came while the index was moved.");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> progress(admin).path("state").asString().equals("done"));
      var documents = progress(admin).path("documents");
      assertThat(documents.path("done").asInt()).isGreaterThanOrEqualTo(10);
      assertThat(documents.path("total")).isEqualTo(documents.path("done"));
      Uploads.ready(ada, "buoy.txt", "A fog buoy that came after the index was moved.");
      admin.post("/api/v1/admin/reindex", Map.of("lexical", "lucene")).expect(400);
      for (var query : QUERIES) {
        before.put(query, find(ada, query));
      }
    }
    try (var service = start("opensearch")) {
      var there = ada.atPort(port(service));
      before.forEach((query, hits) -> assertThat(find(there, query)).isEqualTo(hits));
    }
  }

  private ConfigurableApplicationContext start(String engine) {
    return new SpringApplicationBuilder(Footnote.class)
        .run(
            "--server.port=0",
            "--footnote.data-dir=" + folder,
            "--footnote.database.url=" + database,
            "--footnote.search.lexical=" + engine,
            "--footnote.search.semantic=" + engine,
            "--footnote.search.opensearch.url=" + OpenSearchNode.shared().url(),
            "--footnote.search.opensearch.prefix=move",
            "--footnote.search.opensearch.replicas=0",
            "--footnote.search.retrieval.deadline=10s",
            "--footnote.search.opensearch.search-timeout=10s");
  }

  private static int port(ConfigurableApplicationContext service) {
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static JsonNode progress(Client admin) {
    return admin.get("/api/v1/admin/reindex").expect(200).body();
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
}
