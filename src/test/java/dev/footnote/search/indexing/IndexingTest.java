package dev.footnote.search.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.footnote.kernel.AppException;
import dev.footnote.search.Degradation;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.InMemoryLexicalIndex;
import dev.footnote.search.spi.InMemoryVectorIndex;
import dev.footnote.search.spi.IndexEmptied;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.PayloadApplicationEvent;

class IndexingTest {

  private final InMemoryLexicalIndex lexical = new InMemoryLexicalIndex();
  private final InMemoryVectorIndex vectors = new InMemoryVectorIndex();
  private final Database database = new Database();
  private final IndexState state = new IndexState();
  private final Indexing indexing = new Indexing(lexical, vectors, database);
  private final ReconciliationProperties properties =
      new ReconciliationProperties(4, Duration.ofMillis(20));
  private final Reconciliation reconciliation =
      new Reconciliation(lexical, vectors, database, indexing, state, properties);
  private final Chunks engine = Chunks.of("ada", "engine");
  private final Chunks note = Chunks.of("eve", "note");

  @Test
  void a_document_goes_into_both_halves_and_out_of_both() {
    database.put(engine.texts("one", "two"));
    indexing.index(List.of(engine.document()));
    assertThat(lexical.contents()).isEqualTo(database.searchable());
    assertThat(vectors.contents()).isEqualTo(database.searchable());
    indexing.remove(engine.document());
    assertThat(lexical.contents()).isEmpty();
    assertThat(vectors.contents()).isEmpty();
  }

  @Test
  void indexing_a_document_that_is_gone_takes_it_out() {
    database.put(engine.texts("one"));
    indexing.index(List.of(engine.document()));
    database.documents.clear();
    indexing.index(List.of(engine.document()));
    assertThat(lexical.contents()).isEmpty();
  }

  @Test
  void chunks_that_vanish_while_they_are_read_change_nothing() {
    database.put(engine.texts("one", "two"));
    indexing.index(List.of(engine.document()));
    database.truncated.add(engine.document());
    assertThatThrownBy(() -> indexing.index(List.of(engine.document())))
        .isInstanceOf(AppException.class);
    assertThat(lexical.contents()).isEqualTo(database.searchable());
  }

  @Test
  void an_index_equal_to_the_database_is_complete_at_once() {
    database.put(engine.texts("one"));
    indexing.index(List.of(engine.document()));
    assertThat(state.incomplete()).containsExactlyInAnyOrder(Degradation.values());
    assertThat(reconciliation.compare().documents()).isEmpty();
    assertThat(state.incomplete()).isEmpty();
  }

  @Test
  void missing_documents_make_their_half_incomplete_until_they_are_indexed() throws Exception {
    var texts = engine.texts("one");
    database.put(texts);
    lexical.replace(Map.of(engine.document(), texts));
    var differences = reconciliation.compare();
    assertThat(differences.documents()).containsExactly(engine.document());
    assertThat(state.incomplete()).containsExactly(Degradation.SEMANTIC_UNAVAILABLE);
    reconciliation.resolve(differences);
    assertThat(vectors.contents()).isEqualTo(database.searchable());
    assertThat(state.incomplete()).isEmpty();
  }

  @Test
  void another_version_and_another_number_of_chunks_are_indexed_again() throws Exception {
    indexing.index(List.of(engine.document()));
    lexical.replace(Map.of(engine.document(), engine.texts("old")));
    vectors.replace(Map.of(engine.document(), engine.texts("old")));
    lexical.replace(Map.of(note.document(), note.texts("one", "two")));
    vectors.replace(Map.of(note.document(), note.texts("one", "two")));
    database.put(engine.version(2).texts("new"));
    database.put(note.texts("one"));
    var differences = reconciliation.compare();
    assertThat(state.incomplete()).hasSize(2);
    reconciliation.resolve(differences);
    assertThat(lexical.contents()).isEqualTo(database.searchable());
    assertThat(vectors.contents()).isEqualTo(database.searchable());
  }

  @Test
  void surplus_documents_are_taken_out_and_hold_up_nobody() throws Exception {
    lexical.replace(Map.of(note.document(), note.texts("deleted")));
    var differences = reconciliation.compare();
    assertThat(state.incomplete()).isEmpty();
    reconciliation.resolve(differences);
    assertThat(lexical.contents()).isEmpty();
  }

  @Test
  void a_document_that_cannot_be_indexed_leaves_the_index_incomplete_until_it_can() {
    database.put(engine.texts("one", "two"));
    database.put(note.texts("one"));
    database.truncated.add(engine.document());
    var keeper = new IndexKeeper(reconciliation, this::alone, state, properties);
    keeper.start();
    await().until(() -> lexical.contents().containsKey(note.document()));
    assertThat(state.incomplete()).hasSize(2);
    assertThat(new SearchIndexHealth(state).health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    database.truncated.clear();
    await().until(() -> state.incomplete().isEmpty());
    assertThat(new SearchIndexHealth(state).health().getStatus()).isEqualTo(Status.UP);
    keeper.stop();
    assertThat(keeper.isRunning()).isFalse();
  }

  @Test
  void an_index_lost_while_running_is_filled_again() {
    database.put(engine.texts("one"));
    indexing.index(List.of(engine.document()));
    var keeper = new IndexKeeper(reconciliation, this::alone, state, properties);
    keeper.start();
    assertThat(state.incomplete()).isEmpty();
    vectors.replace(Map.of(engine.document(), List.of()));
    keeper.onApplicationEvent(new PayloadApplicationEvent<>(this, new IndexEmptied()));
    await().until(() -> vectors.contents().equals(database.searchable()));
    await().until(() -> state.incomplete().isEmpty());
    keeper.stop();
  }

  @Test
  void a_database_that_is_away_at_the_start_is_asked_again() {
    database.away = true;
    var keeper = new IndexKeeper(reconciliation, this::alone, state, properties);
    keeper.start();
    assertThat(state.incomplete()).hasSize(2);
    database.away = false;
    await().until(() -> state.incomplete().isEmpty());
    keeper.stop();
  }

  @Test
  void a_document_that_changes_while_it_is_indexed_is_indexed_again() {
    database.put(engine.texts("one"));
    database.afterReading.add(() -> database.put(engine.version(2).texts("one", "two")));
    indexing.index(List.of(engine.document()));
    assertThat(lexical.contents()).isEqualTo(database.searchable());
    database.afterReading.add(database.documents::clear);
    indexing.index(List.of(engine.document()));
    assertThat(vectors.contents()).isEmpty();
  }

  @Test
  void while_another_instance_reconciles_this_one_only_looks() {
    database.put(engine.texts("one"));
    var keeper = new IndexKeeper(reconciliation, _ -> false, state, properties);
    keeper.start();
    assertThat(state.incomplete()).hasSize(2);
    assertThat(lexical.contents()).isEmpty();
    indexing.index(List.of(engine.document()));
    await().until(() -> state.incomplete().isEmpty());
    keeper.stop();
  }

  private boolean alone(Turn.Work work) throws InterruptedException {
    work.run();
    return true;
  }
}
