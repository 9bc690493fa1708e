package dev.footnote.search.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import dev.footnote.search.indexing.EngineProperties.Lexical;
import dev.footnote.search.indexing.EngineProperties.Semantic;
import dev.footnote.search.indexing.ReindexProgress.State;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.InMemoryLexicalIndex;
import dev.footnote.search.spi.InMemoryVectorIndex;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.Rebuild;
import dev.footnote.search.spi.RebuildingEngine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReindexingTest {

  private static final UUID ADMINISTRATOR = Chunks.id("administrator");

  private final InMemoryLexicalIndex oldWords = new InMemoryLexicalIndex();
  private final InMemoryVectorIndex oldVectors = new InMemoryVectorIndex();
  private final InMemoryLexicalIndex newWords = new InMemoryLexicalIndex();
  private final InMemoryVectorIndex newVectors = new InMemoryVectorIndex();
  private final Database database = new Database();
  private final Indexing indexing = new Indexing(oldWords, oldVectors, database);
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<Object> audited = new ArrayList<>();
  private final Chunks engine = Chunks.of("ada", "engine");
  private final Chunks note = Chunks.of("eve", "note");

  private Reindexing reindexing(Lexical lexical, Semantic semantic) {
    return new Reindexing(
        new Engines(
            new EngineProperties(lexical, semantic),
            List.of(engine("opensearch", "words", newWords)),
            List.of(engine("opensearch", "vectors", newVectors), RebuildingEngineAway.of())),
        indexing,
        database,
        new ReconciliationProperties(4, Duration.ofMillis(5)),
        Clock.systemUTC(),
        audited::add);
  }

  private <I> RebuildingEngine<I> engine(String name, String half, I index) {
    return new RebuildingEngine<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Rebuild<I> begin() {
        return new Rebuild<>(
            index, () -> calls.add("finish " + half), () -> calls.add("abandon " + half));
      }
    };
  }

  /** An engine that cannot be reached. */
  private record RebuildingEngineAway<I>() implements RebuildingEngine<I> {

    static <I> RebuildingEngine<I> of() {
      return new RebuildingEngineAway<>();
    }

    @Override
    public String name() {
      return "pinecone";
    }

    @Override
    public Rebuild<I> begin() {
      throw AppException.of(SearchError.INDEX_UNAVAILABLE, "It is away.");
    }
  }

  private void index(List<IndexedChunk> chunks) {
    database.put(chunks);
    indexing.index(List.of(chunks.getFirst().chunk().document()));
  }

  private static ReindexProgress ended(Reindexing reindexing) {
    await().until(() -> reindexing.progress().state() != State.FILLING);
    return reindexing.progress();
  }

  @Test
  void both_halves_are_filled_from_the_database_and_kept_in_step_from_then_on() {
    index(engine.texts("one", "two"));
    index(note.texts("three"));
    var reindexing = reindexing(Lexical.LUCENE, Semantic.LUCENE);
    assertThat(reindexing.progress().state()).isEqualTo(State.IDLE);
    reindexing.begin(ADMINISTRATOR, Optional.of("opensearch"), Optional.of("opensearch"));
    var done = ended(reindexing);
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.done()).isEqualTo(2);
    assertThat(done.total()).isEqualTo(2);
    assertThat(done.finishedAt()).isNotNull();
    assertThat(calls).containsExactly("finish words", "finish vectors");
    assertThat(newWords.contents()).isEqualTo(database.searchable());
    assertThat(newVectors.contents()).isEqualTo(database.searchable());
    index(engine.version(2).texts("four"));
    database.documents.remove(note.document());
    indexing.remove(note.document());
    assertThat(newWords.contents()).isEqualTo(database.searchable());
    assertThat(newVectors.contents()).isEqualTo(oldVectors.contents());
    assertThat(audited).hasSize(1);
  }

  @Test
  void a_half_whose_own_engine_is_replaced_is_written_once_afterwards() {
    index(engine.texts("one"));
    var reindexing = reindexing(Lexical.OPENSEARCH, Semantic.LUCENE);
    reindexing.begin(ADMINISTRATOR, Optional.of("opensearch"), Optional.empty());
    assertThat(ended(reindexing).state()).isEqualTo(State.DONE);
    index(note.texts("two"));
    assertThat(newWords.contents()).containsOnlyKeys(engine.document());
    assertThat(newVectors.contents()).isEmpty();
  }

  @Test
  void what_cannot_be_written_whatever_is_tried_is_given_up_and_the_old_index_serves() {
    index(engine.texts("one"));
    newWords.takeAway();
    var reindexing = reindexing(Lexical.LUCENE, Semantic.LUCENE);
    reindexing.begin(ADMINISTRATOR, Optional.of("opensearch"), Optional.empty());
    assertThat(ended(reindexing).state()).isEqualTo(State.FAILED);
    assertThat(calls).containsExactly("abandon words");
    index(note.texts("two"));
    assertThat(oldWords.contents()).isEqualTo(database.searchable());
  }

  @Test
  void a_new_index_that_fails_later_holds_up_no_document() {
    var reindexing = reindexing(Lexical.LUCENE, Semantic.LUCENE);
    reindexing.begin(ADMINISTRATOR, Optional.empty(), Optional.of("opensearch"));
    assertThat(ended(reindexing).state()).isEqualTo(State.DONE);
    newVectors.takeAway();
    index(engine.texts("one"));
    assertThat(oldVectors.contents()).isEqualTo(database.searchable());
  }

  @Test
  void one_at_a_time_and_only_on_engines_that_there_are() {
    index(engine.texts("one"));
    var held = new CountDownLatch(1);
    database.afterReading.add(() -> waitFor(held));
    var reindexing = reindexing(Lexical.LUCENE, Semantic.LUCENE);
    assertRefused(SearchError.INVALID_REINDEX, reindexing, null, null);
    assertRefused(SearchError.INVALID_REINDEX, reindexing, "paper", null);
    assertRefused(SearchError.INDEX_UNAVAILABLE, reindexing, "opensearch", "pinecone");
    assertThat(calls).containsExactly("abandon words");
    assertThat(reindexing.progress().state()).isEqualTo(State.IDLE);
    reindexing.begin(ADMINISTRATOR, Optional.of("opensearch"), Optional.empty());
    assertRefused(SearchError.REINDEX_RUNNING, reindexing, "opensearch", null);
    held.countDown();
    assertThat(ended(reindexing).state()).isEqualTo(State.DONE);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertRefused(
      SearchError code, Reindexing reindexing, String lexical, String semantic) {
    assertThatThrownBy(
            () ->
                reindexing.begin(
                    ADMINISTRATOR, Optional.ofNullable(lexical), Optional.ofNullable(semantic)))
        .isInstanceOfSatisfying(
            AppException.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
