package dev.footnote.search.adapter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import dev.footnote.testing.OpenSearchNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Three nodes in processes of their own, of which one hangs and one is killed. */
@Tag("engines")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenSearchClusterIT {

  private static final int MOST = 10_000;
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  /** A full minute is HUNG_SECONDS=60. */
  private static final Duration HUNG =
      Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("HUNG_SECONDS", "0")));

  private static List<OpenSearchNode> nodes;
  private static OpenSearchProperties properties;
  private static OpenSearchConnection connection;
  private static OpenSearchCluster cluster;
  private static LexicalIndex lexical;
  private static VectorIndex vectors;

  private final Map<DocumentId, Extent> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final Pauses pauses = new Pauses();
  private final Queue<Long> searches = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusedSearches = new AtomicInteger();
  private final AtomicInteger partial = new AtomicInteger();

  @BeforeAll
  static void start() {
    nodes = OpenSearchNode.cluster(3);
    properties = Clusters.replicatedAt(nodes.stream().map(OpenSearchNode::url).toList());
    connection = OpenSearchConnection.to(properties);
    cluster = OpenSearchCluster.at(properties);
    lexical = cluster.lexical(() -> {});
    vectors = cluster.vectors(Clusters.MODEL, () -> {});
    awaitEveryCopy();
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
    connection.close();
    nodes.forEach(OpenSearchNode::close);
  }

  private static void awaitEveryCopy() {
    await()
        .atMost(RECOVERY)
        .ignoreExceptions()
        .until(
            () ->
                connection
                    .get("/_cluster/health", Duration.ofSeconds(5))
                    .path("status")
                    .asString()
                    .equals("green"));
  }

  /** Writes documents one after the other, each again and again until it is taken, as jobs do. */
  private void write(String owner, AtomicBoolean enough) {
    for (int number = 0; !enough.get(); number++) {
      var document = Chunks.of(owner, "doc" + number);
      var chunks = document.texts("engine number n" + number, "wheel", "lever");
      while (!enough.get()) {
        try {
          lexical.replace(Map.of(document.document(), chunks));
          vectors.replace(Map.of(document.document(), chunks));
          acknowledged.put(document.document(), new Extent(1, 3));
          pauses.end();
          break;
        } catch (AppException e) {
          assertThat(e.code()).isEqualTo(SearchError.INDEX_UNAVAILABLE);
          refused.incrementAndGet();
        }
      }
    }
  }

  /** How long nothing was acknowledged, at the most. */
  private static final class Pauses {

    private long last = System.nanoTime();
    private long longest;

    synchronized void end() {
      longest = Math.max(longest, System.nanoTime() - last);
      last = System.nanoTime();
    }

    synchronized long longestMillis() {
      return longest / 1_000_000;
    }
  }

  private void whileWriting(String owner, Duration atLeast, Runnable blow) throws Exception {
    var enough = new AtomicBoolean();
    var writer = Thread.ofVirtual().start(() -> write(owner, enough));
    var reader = Thread.ofVirtual().start(() -> search(owner, enough));
    Duration back;
    try {
      await().atMost(RECOVERY).until(() -> acknowledged.size() > 20);
      blow.run();
      long blown = System.nanoTime();
      int before = acknowledged.size();
      await().atMost(RECOVERY).until(() -> acknowledged.size() > before + 20);
      back = Duration.ofNanos(System.nanoTime() - blown);
      Thread.sleep(atLeast.minus(back).isPositive() ? atLeast.minus(back) : Duration.ZERO);
    } finally {
      enough.set(true);
      writer.join();
      reader.join();
    }
    System.out.printf(
        "%s: %d documents acknowledged, %d refused, twenty more within %d ms of it, never longer"
            + " than %d ms without one; %d searches answered, the longest in %d ms, %d refused%n",
        owner,
        acknowledged.size(),
        refused.get(),
        back.toMillis(),
        pauses.longestMillis(),
        searches.size(),
        searches.stream().mapToLong(Long::longValue).max().orElse(0),
        refusedSearches.get());
    assertThat(partial).hasValue(0);
  }

  /** Ten times a second: an answer holds all that was acknowledged before, or there is none. */
  private void search(String owner, AtomicBoolean enough) {
    var scope = Scope.everythingOf(Chunks.of(owner, "x").owner());
    while (!enough.get()) {
      int before = Math.min(acknowledged.size(), MOST);
      long start = System.nanoTime();
      try {
        partial.addAndGet(lexical.search("engine", scope, MOST).size() < before ? 1 : 0);
        searches.add((System.nanoTime() - start) / 1_000_000);
        Thread.sleep(100);
      } catch (AppException e) {
        refusedSearches.incrementAndGet();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void assertNothingIsLost(String owner) {
    var scope = Scope.everythingOf(Chunks.of(owner, "x").owner());
    await().atMost(RECOVERY).ignoreExceptions().until(() -> !lexical.contents().isEmpty());
    assertThat(lexical.contents()).containsAllEntriesOf(acknowledged);
    assertThat(vectors.contents()).containsAllEntriesOf(acknowledged);
    assertThat(lexical.search("engine", scope, MOST))
        .hasSizeGreaterThanOrEqualTo(acknowledged.size());
  }

  private static OpenSearchNode holdingPrimary() {
    var shards =
        connection.get(
            "/_cat/shards/" + properties.prefix() + "-lexical?format=json", Duration.ofSeconds(5));
    for (var shard : shards) {
      if (shard.path("prirep").asString().equals("p")) {
        return nodes.get(
            Integer.parseInt(shard.path("node").asString().substring("node".length())));
      }
    }
    throw new AssertionError("no primary: " + shards);
  }

  @Test
  @Order(1)
  void a_full_disk_is_told_and_writing_goes_on_when_there_is_room() {
    var ada = Chunks.of("ada", "engine");
    lexical.replace(Map.of(ada.document(), ada.texts("an engine")));
    block("true");
    assertThatThrownBy(() -> impatient().replace(Map.of(ada.document(), ada.version(2).texts("x"))))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(SearchError.INDEX_UNAVAILABLE));
    var scope = Scope.everythingOf(ada.owner());
    assertThat(lexical.search("engine", scope, 5)).hasSize(1);
    block("null");
    lexical.replace(Map.of(ada.document(), ada.version(2).texts("an engine", "a wheel")));
    assertThat(lexical.contents()).containsEntry(ada.document(), new Extent(2, 2));
    assertThat(lexical.search("engine wheel", scope, 5)).hasSize(2);
  }

  /** The same index, by a client that gives up soon. */
  private static LexicalIndex impatient() {
    var settings =
        Clusters.settings(properties.url(), properties.prefix(), 0, 1, Duration.ofSeconds(2));
    return OpenSearchCluster.at(settings).lexical(() -> {});
  }

  /** What a node does to its indexes when the disk is nearly full. */
  private static void block(String blocked) {
    connection.put(
        "/" + properties.prefix() + "-lexical/_settings",
        Dsl.parse("{\"index.blocks.read_only_allow_delete\": " + blocked + "}"),
        Duration.ofSeconds(10));
  }

  @Test
  @Order(2)
  void a_node_that_hangs_holds_up_nobody_for_long_and_nothing_is_lost() throws Exception {
    var hanging = holdingPrimary();
    try {
      whileWriting("eve", HUNG, hanging::hang);
      assertNothingIsLost("eve");
    } finally {
      hanging.goOn();
    }
    long healed = System.nanoTime();
    awaitEveryCopy();
    System.out.printf(
        "every copy again %d ms after it goes on%n", (System.nanoTime() - healed) / 1_000_000);
    assertNothingIsLost("eve");
  }

  @Test
  @Order(3)
  void a_node_that_is_killed_takes_no_acknowledged_document_with_it() throws Exception {
    whileWriting("bob", Duration.ZERO, () -> holdingPrimary().kill());
    assertNothingIsLost("bob");
  }
}
