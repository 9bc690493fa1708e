package dev.footnote.search.adapter.pinecone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The service with Lucene for words and a Pinecone that shows writes late for vectors. */
@Tag("engines")
@ServiceTest
class PineconeServiceIT {

  private static final Duration LAG = Duration.ofMillis(300);
  private static final PineconeServer SERVER = PineconeServer.start(384);

  @LocalServerPort private int port;
  @Autowired private JdbcClient database;
  private Client ada;

  @DynamicPropertySource
  static void engine(DynamicPropertyRegistry settings) {
    settings.add("footnote.search.semantic", () -> "pinecone");
    settings.add("footnote.search.pinecone.host", SERVER::host);
    settings.add("footnote.search.pinecone.api-key", () -> PineconeServer.KEY);
    settings.add("footnote.search.pinecone.back-off", () -> "10ms");
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void signIn() {
    ada = Client.at(port).asNewAccount();
    SERVER.lag(LAG);
  }

  private JsonNode search(String mode, String query) {
    var body = Map.of("query", query, "mode", mode, "top_k", 10);
    return ada.post("/api/v1/search", body).expect(200).body();
  }

  private static List<String> documents(JsonNode reply) {
    return reply
        .path("hits")
        .valueStream()
        .map(hit -> hit.path("document_id").asString())
        .distinct()
        .toList();
  }

  @Test
  void a_document_is_found_by_meaning_as_soon_as_it_is_ready() {
    var cats = Uploads.ready(ada, "cats.txt", "A kitten sleeps in the sun all day.");
    Uploads.ready(ada, "ships.txt", "The harbour was full of vessels from the north.");
    var reply = search("semantic", "a young cat naps");
    assertThat(reply.path("degraded").isEmpty()).isTrue();
    assertThat(documents(reply)).startsWith(cats);
    assertThat(documents(search("hybrid", "a young cat naps"))).startsWith(cats);
  }

  @Test
  void a_new_version_is_found_and_the_old_one_is_not() {
    var id = Uploads.ready(ada, "cats.txt", "A kitten sleeps in the sun all day.");
    var bytes = "The harbour was full of vessels.".getBytes(StandardCharsets.UTF_8);
    var path = "/api/v1/documents/" + id + "/content";
    ada.send(ada.multipart("PUT", path, "cats.txt", bytes, Map.of())).expect(202);
    Uploads.awaitReady(ada, id, 2);
    var hits = search("semantic", "a young cat naps").path("hits");
    assertThat(hits.valueStream().map(hit -> hit.path("text").asString()))
        .containsExactly("The harbour was full of vessels.");
  }

  @Test
  void a_deleted_document_and_a_deleted_account_leave_no_vector() {
    var text =
        IntStream.range(0, 400)
            .mapToObj(i -> "Sentence " + i + " is about wheel " + i * 7 + ".")
            .collect(Collectors.joining("\n"));
    var id = Uploads.ready(ada, "long.txt", text);
    Uploads.ready(ada, "other.txt", "A kitten sleeps in the sun all day.");
    var mine = ada.get("/api/v1/auth/me").expect(200).body().path("id").asString();
    assertThat(SERVER.ids()).anyMatch(vector -> vector.startsWith(id));
    ada.delete("/api/v1/documents/" + id).expect(204);
    assertThat(documents(search("semantic", "wheel 7"))).doesNotContain(id);
    await().until(() -> SERVER.ids().stream().noneMatch(vector -> vector.startsWith(id)));
    ada.send(ada.json("/api/v1/auth/me", "DELETE", Map.of("password", Client.PASSWORD)))
        .expect(204);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                database
                        .sql("select count(*) from pinecone_documents where namespace like :name")
                        .param("name", "%" + mine)
                        .query(Integer.class)
                        .single()
                    == 0);
    assertThat(SERVER.vectorsOf(mine)).isZero();
  }

  @Test
  void without_pinecone_the_words_answer_and_what_was_missed_is_made_up_for() {
    var id = Uploads.ready(ada, "cats.txt", "A kitten sleeps in the sun all day.");
    SERVER.fail(true);
    try {
      var reply = search("hybrid", "kitten");
      assertThat(reply.path("degraded").valueStream().map(JsonNode::asString))
          .containsExactly("semantic_unavailable");
      assertThat(documents(reply)).containsExactly(id);
      ada.delete("/api/v1/documents/" + id).expect(204);
      assertThat(documents(search("hybrid", "kitten"))).isEmpty();
    } finally {
      SERVER.fail(false);
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> SERVER.ids().stream().noneMatch(vector -> vector.startsWith(id)));
  }
}
