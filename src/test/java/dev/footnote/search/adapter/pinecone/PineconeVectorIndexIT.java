package dev.footnote.search.adapter.pinecone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.VectorIndex;
import dev.footnote.search.spi.VectorIndexContract;
import dev.footnote.testing.TestDatabase;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What Pinecone shows of what was written, replaced and deleted, and what it does after faults. */
class PineconeVectorIndexIT {

  private static HikariDataSource database;

  @BeforeAll
  static void migrate() {
    database = new HikariDataSource();
    database.setJdbcUrl(TestDatabase.create());
    Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
  }

  @AfterAll
  static void disconnect() {
    database.close();
  }

  @Nested
  class At_once extends Contract {

    @Override
    Duration lag() {
      return Duration.ZERO;
    }
  }

  @Nested
  class Seen_late extends Contract {

    @Override
    Duration lag() {
      return Duration.ofMillis(15);
    }
  }

  abstract static class Contract extends VectorIndexContract {

    private PineconeParts parts;

    abstract Duration lag();

    @BeforeEach
    void open() {
      parts = new PineconeParts(database);
      parts.server.lag(lag());
    }

    @AfterEach
    void close() {
      parts.close();
    }

    @Override
    protected VectorIndex index() {
      return parts.index;
    }

    @Override
    protected void takeAway() {
      parts.server.close();
    }
  }

  @Nested
  class Beyond_the_contract {

    private final Chunks ada = Chunks.of("ada", "engine");
    private final Scope everything = Scope.everythingOf(ada.owner());
    private PineconeParts parts;

    @BeforeEach
    void open() {
      parts = new PineconeParts(database);
    }

    @AfterEach
    void close() {
      parts.close();
    }

    private void put(Chunks document, String... texts) {
      parts.index.replace(Map.of(document.document(), document.texts(texts)));
    }

    private List<Hit> found() {
      return parts.index.search(Chunks.embedding("one"), everything, 10);
    }

    @Test
    void a_long_document_goes_completely_by_the_ids_that_were_written() {
      put(ada, IntStream.range(0, 10_500).mapToObj(i -> "text " + i).toArray(String[]::new));
      assertThat(parts.server.ids()).hasSize(10_500);
      assertThat(parts.server.largestUpsert()).isEqualTo(1_000);
      parts.index.replace(Map.of(ada.document(), List.of()));
      assertThat(parts.server.ids()).isEmpty();
      assertThat(parts.server.largestDeletion()).isEqualTo(1_000);
    }

    @Test
    void a_replaced_version_goes_when_no_search_can_be_reading_it() {
      put(ada, "one", "two");
      put(ada.version(2), "one");
      parts.hidden.sweep();
      assertThat(parts.server.ids()).hasSize(3);
      parts.clock.advance(PineconeParts.KEEP.plusSeconds(1));
      parts.hidden.sweep();
      assertThat(parts.server.ids()).containsExactly(ada.document() + "#2#0");
      assertThat(found()).extracting(Hit::chunk).containsExactly(ada.version(2).chunk(0));
    }

    @Test
    void what_cannot_be_seen_in_time_is_not_shown_and_the_next_try_shows_it() {
      put(ada, "one");
      parts.server.lag(Duration.ofSeconds(3));
      assertThatThrownBy(() -> put(ada.version(2), "one", "two"))
          .isInstanceOfSatisfying(
              AppException.class,
              e -> assertThat(e.code()).isEqualTo(SearchError.INDEX_UNAVAILABLE))
          .hasMessageContaining("not seen");
      assertThat(found()).extracting(Hit::chunk).containsExactly(ada.chunk(0));
      parts.server.lag(Duration.ZERO);
      parts.server.ids();
      put(ada.version(2), "one", "two");
      assertThat(found()).hasSize(2);
    }

    @Test
    void a_write_that_is_turned_away_for_a_moment_is_tried_again() {
      parts.server.failNext(Status.RESOURCE_EXHAUSTED, Status.UNAVAILABLE);
      put(ada, "one");
      assertThat(found()).hasSize(1);
    }

    @Test
    void a_write_that_is_turned_away_again_and_again_leaves_the_document_as_it_was() {
      put(ada, "one");
      parts.server.failNext(Status.UNAVAILABLE, Status.UNAVAILABLE, Status.UNAVAILABLE);
      assertThatThrownBy(() -> put(ada.version(2), "one")).isInstanceOf(AppException.class);
      assertThat(found()).extracting(Hit::chunk).containsExactly(ada.chunk(0));
    }

    @Test
    void a_refusal_is_not_tried_again() {
      int before = parts.server.calls();
      parts.server.failNext(Status.PERMISSION_DENIED);
      assertThatThrownBy(this::found)
          .isInstanceOfSatisfying(
              AppException.class,
              e -> assertThat(e.code()).isEqualTo(SearchError.INDEX_UNAVAILABLE));
      assertThat(parts.server.calls()).isEqualTo(before + 1);
    }

    @Test
    void a_deletion_that_failed_is_made_up_for_and_nothing_is_found_meanwhile() {
      put(ada, "one");
      parts.server.failNext(Status.UNAVAILABLE, Status.UNAVAILABLE, Status.UNAVAILABLE);
      assertThatThrownBy(() -> parts.index.replace(Map.of(ada.document(), List.of())))
          .isInstanceOf(AppException.class);
      assertThat(found()).isEmpty();
      assertThat(parts.server.ids()).hasSize(1);
      parts.hidden.sweep();
      assertThat(parts.server.ids()).isEmpty();
    }

    @Test
    void an_index_that_lost_its_vectors_is_seen_to_lack_them() {
      var note = Chunks.of("ada", "note");
      put(ada, "one", "two");
      parts.server.clear();
      put(note, "one");
      assertThat(parts.index.contents()).isEqualTo(Map.of(note.document(), new Extent(1, 1)));
      put(ada, "one", "two");
      assertThat(parts.index.contents())
          .isEqualTo(Map.of(note.document(), new Extent(1, 1), ada.document(), new Extent(1, 2)));
    }

    @Test
    void an_engine_fills_an_index_beside_the_one_in_use() {
      var indexes = parts.indexes();
      var beside = new PineconeEngine(Optional::empty, indexes).begin();
      beside.index().replace(Map.of(ada.document(), ada.texts("one")));
      beside.finish().run();
      try (var used = indexes.open()) {
        assertThat(used.contents()).isEqualTo(Map.of(ada.document(), new Extent(1, 1)));
        var inPlace = new PineconeEngine(() -> Optional.of(used), indexes).begin();
        inPlace.abandon().run();
        assertThat(inPlace.index().search(Chunks.embedding("one"), everything, 10)).hasSize(1);
      }
    }

    @Test
    void vectors_of_another_model_are_not_there() {
      put(ada, "one");
      try (var other = parts.withModel("another")) {
        assertThat(other.index.contents()).isEmpty();
        assertThat(other.index.search(Chunks.embedding("one"), everything, 10)).isEmpty();
        other.index.replace(Map.of(ada.document(), ada.texts("one")));
        assertThat(other.index.search(Chunks.embedding("one"), everything, 10)).hasSize(1);
      }
    }
  }
}
