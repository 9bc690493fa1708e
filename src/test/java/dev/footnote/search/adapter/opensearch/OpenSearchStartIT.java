package dev.footnote.search.adapter.opensearch;

import static dev.footnote.search.adapter.opensearch.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Chunks;
import dev.footnote.testing.OpenSearchNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is looked at before the service starts, and indexes that are lost or made anew later. */
@Tag("engines")
class OpenSearchStartIT {

  private final Chunks ada = Chunks.of("ada", "engine");
  private final Scope everything = Scope.everythingOf(ada.owner());

  private final OpenSearchProperties properties = Clusters.at(OpenSearchNode.shared().url());
  private final AtomicInteger emptied = new AtomicInteger();
  private OpenSearchCluster cluster;
  private OpenSearchConnection connection;

  @BeforeEach
  void open() {
    cluster = OpenSearchCluster.at(properties);
    connection = OpenSearchConnection.to(properties);
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
    cluster.close();
  }

  /** With one document in it. */
  private OpenSearchLexicalIndex lexicalIndex() {
    var lexical = cluster.lexical(emptied::incrementAndGet);
    lexical.replace(Map.of(ada.document(), ada.texts("an engine")));
    return lexical;
  }

  @Test
  void vectors_of_another_model_are_not_searched() {
    cluster.vectors(Clusters.MODEL, () -> {});
    cluster.vectors(Clusters.MODEL, () -> {});
    assertRefused(
        () -> cluster.vectors(new EmbeddingModel("test", 64), () -> {}),
        "has dimension \"32\" where \"64\" is needed");
    assertRefused(
        () -> cluster.vectors(new EmbeddingModel("other", Chunks.DIMENSION), () -> {}),
        "has model \"test\" where \"other\" is needed");
  }

  @Test
  void an_index_that_is_deleted_is_made_anew_and_reported_never_answered_from() {
    var lexical = lexicalIndex();
    connection.delete("/" + properties.prefix() + "-lexical-1", Duration.ofSeconds(10));
    assertThatThrownBy(() -> lexical.search("engine", everything, 5))
        .hasMessageContaining("cannot be used now");
    assertThat(emptied).hasValue(1);
    assertThat(lexical.contents()).isEmpty();
    lexical.replace(Map.of(ada.document(), ada.texts("an engine")));
    assertThat(lexical.search("engine", everything, 5)).hasSize(1);
  }

  @Test
  void a_rebuilt_index_takes_the_place_of_the_old_one_without_a_gap() {
    var lexical = lexicalIndex();
    cluster.lexicalBeside().abandon().run();
    for (int time = 0; time < 2; time++) {
      var rebuild = cluster.lexicalBeside();
      rebuild.index().replace(Map.of(ada.document(), ada.texts("an engine")));
      var finishing = Thread.ofVirtual().start(rebuild.finish());
      while (finishing.isAlive()) {
        assertThat(lexical.search("engine", everything, 5)).hasSize(1);
      }
    }
    assertThat(
            connection
                .get("/" + properties.prefix() + "-lexical/_mapping", Duration.ofSeconds(5))
                .propertyNames())
        .containsExactly(properties.prefix() + "-lexical-3");
    assertThat(emptied).hasValue(0);
  }
}
