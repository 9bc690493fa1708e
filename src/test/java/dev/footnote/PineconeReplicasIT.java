package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.search.adapter.pinecone.PineconeServer;
import dev.footnote.testing.ServiceProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances whose vectors are at a Pinecone that shows writes late: what one has said of a
 * document holds at the other at once, by the ledger in PostgreSQL.
 */
@Tag("engines")
class PineconeReplicasIT {

  private static final Duration LAG = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CATS = "A kitten sleeps in the sun all day.";
  private static final String SHIPS = "The harbour was full of vessels from the north.";

  @TempDir static Path folder;
  private static PineconeServer vectors;
  private static Instances instances;
  private static ServiceProcess one;
  private static ServiceProcess other;

  @BeforeAll
  static void start() {
    vectors = PineconeServer.start(384);
    instances =
        Instances.on(
            folder,
            "pinecone-replicas",
            Map.of(
                "FOOTNOTE_SEARCH_SEMANTIC",
                "pinecone",
                "PINECONE_HOST",
                vectors.host(),
                "PINECONE_API_KEY",
                PineconeServer.KEY));
    one = instances.start();
    other = instances.start();
    vectors.lag(LAG);
  }

  @AfterAll
  static void stop() {
    if (instances != null) {
      instances.close();
    }
    vectors.close();
  }

  private static List<String> found(ServiceProcess instance) {
    return instances
        .search(instance, "semantic", "a young cat naps")
        .path("hits")
        .valueStream()
        .map(hit -> hit.path("text").asString())
        .toList();
  }

  @Test
  void what_is_ready_at_one_is_found_replaced_and_gone_at_the_other_though_vectors_come_late() {
    var id = instances.upload(one, "cats.txt", CATS);
    instances.awaitReady(other, List.of(id), PATIENCE);
    assertThat(found(other)).containsExactly(CATS);
    assertThat(found(one)).containsExactly(CATS);
    replace(id);
    assertThat(found(one)).containsExactly(SHIPS);
    assertThat(found(other)).containsExactly(SHIPS);
    instances.at(one).delete("/api/v1/documents/" + id).expect(204);
    assertThat(found(other)).isEmpty();
    assertThat(found(one)).isEmpty();
    await().atMost(Duration.ofSeconds(90)).until(() -> vectors.ids().isEmpty());
  }

  /** By the other instance; until it is ready, each sees the old text or the new, never both. */
  private static void replace(String id) {
    var content = "/api/v1/documents/" + id + "/content";
    var bytes = SHIPS.getBytes(StandardCharsets.UTF_8);
    var client = instances.at(other);
    client.send(client.multipart("PUT", content, "cats.txt", bytes, Map.of())).expect(202);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              assertThat(found(one)).hasSize(1).containsAnyOf(CATS, SHIPS);
              assertThat(found(other)).hasSize(1).containsAnyOf(CATS, SHIPS);
              return isNewVersionReady(id);
            });
  }

  private static boolean isNewVersionReady(String id) {
    var document = instances.at(one).get("/api/v1/documents/" + id).expect(200).body();
    return document.path("status").asString().equals("ready")
        && document.path("version").asInt() == 2;
  }
}
