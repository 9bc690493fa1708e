package dev.footnote.search.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What either half must do, by whatever it finds. */
abstract class IndexContract {

  final Chunks ada = Chunks.of("ada", "engine");
  final Scope everything = Scope.everythingOf(ada.owner());

  /** Takes away what the index lives on: its files, its cluster, its service. */
  protected abstract void takeAway() throws Exception;

  abstract void replace(Map<DocumentId, List<IndexedChunk>> documents);

  abstract Map<DocumentId, Extent> contents();

  /** All that is found: by any of these words, if it finds by words. */
  abstract List<ChunkId> found(String words, Scope scope);

  /** The chunks of these that get an exact score, for any of these words. */
  abstract Set<ChunkId> scored(String words, Scope scope, Set<ChunkId> chunks);

  final void put(List<IndexedChunk> chunks) {
    replace(Map.of(chunks.getFirst().chunk().document(), chunks));
  }

  static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AppException.class,
            fault -> assertThat(fault.code()).isEqualTo(SearchError.INDEX_UNAVAILABLE));
  }

  @Test
  void an_empty_index_finds_nothing() {
    assertThat(found("anything", everything)).isEmpty();
    assertThat(contents()).isEmpty();
  }

  @Test
  void collections_and_documents_narrow_the_search() {
    var work = new CollectionId(Chunks.id("work"));
    var note = Chunks.of("ada", "note").in(work);
    put(ada.texts("an engine"));
    put(note.texts("an engine"));
    assertThat(found("engine", new Scope(ada.owner(), Set.of(work), Set.of())))
        .containsExactly(note.chunk(0));
    assertThat(found("engine", new Scope(ada.owner(), Set.of(), Set.of(ada.document()))))
        .containsExactly(ada.chunk(0));
    assertThat(found("engine", new Scope(ada.owner(), Set.of(work), Set.of(ada.document()))))
        .isEmpty();
  }

  @Test
  void a_new_version_takes_the_place_of_the_old_one() {
    put(ada.texts("first words", "more words"));
    put(ada.version(2).texts("second words"));
    assertThat(found("first more second words", everything))
        .containsExactly(ada.version(2).chunk(0));
    assertThat(contents()).isEqualTo(Map.of(ada.document(), new Extent(2, 1)));
  }

  @Test
  void exact_scores_reach_chunks_written_apart_and_anew_but_no_foreign_ones() {
    var foreign = Chunks.of("bob", "engine");
    var written = new HashMap<DocumentId, List<IndexedChunk>>();
    written.put(foreign.document(), foreign.texts("engine"));
    var own = new HashSet<ChunkId>();
    for (int i = 0; i < 20; i++) {
      var note = Chunks.of("ada", "note " + i);
      written.put(note.document(), note.texts("engine", "engine"));
      own.addAll(Set.of(note.chunk(0), note.chunk(1)));
    }
    replace(written);
    put(Chunks.of("ada", "note 0").texts("engine", "engine"));
    var asked = new HashSet<>(own);
    asked.addAll(Set.of(foreign.chunk(0), ada.chunk(0)));
    assertThat(scored("engine", everything, asked)).isEqualTo(own);
  }

  @Test
  void exact_scores_are_of_the_chunks_that_are_there_now() {
    put(ada.texts("engine", "engine"));
    var asked = Set.of(ada.chunk(0), ada.chunk(1), ada.version(2).chunk(0));
    for (int twice = 0; twice < 2; twice++) {
      assertThat(scored("engine", everything, asked))
          .containsExactlyInAnyOrder(ada.chunk(0), ada.chunk(1));
    }
    put(Chunks.of("ada", "note").texts("engine", "engine"));
    put(ada.version(2).texts("engine"));
    assertThat(scored("engine", everything, asked)).containsExactly(ada.version(2).chunk(0));
  }

  @Test
  void a_removed_document_is_not_found() {
    put(ada.texts("engine"));
    replace(Map.of(ada.document(), List.of()));
    replace(Map.of(ada.document(), List.of()));
    assertThat(found("engine", everything)).isEmpty();
    assertThat(contents()).isEmpty();
  }

  @Test
  void several_documents_are_replaced_and_removed_at_once() {
    var note = Chunks.of("ada", "note");
    var gone = Chunks.of("ada", "gone");
    put(ada.texts("first engine"));
    put(gone.texts("engine"));
    replace(
        Map.of(
            ada.document(), ada.version(2).texts("an engine", "a wheel"),
            note.document(), note.texts("the engine of the note"),
            gone.document(), List.of()));
    assertThat(found("engine wheel first", everything))
        .containsExactlyInAnyOrder(ada.version(2).chunk(0), ada.version(2).chunk(1), note.chunk(0));
    assertThat(contents())
        .isEqualTo(Map.of(ada.document(), new Extent(2, 2), note.document(), new Extent(1, 1)));
  }

  @Test
  void a_document_of_more_than_ten_thousand_chunks_is_removed_whole() {
    var texts = IntStream.range(0, 10_500).mapToObj(i -> "chunk number n" + i).toList();
    put(ada.texts(texts.toArray(String[]::new)));
    replace(Map.of(ada.document(), List.of()));
    assertThat(contents()).isEmpty();
    assertThat(found("chunk", everything)).isEmpty();
  }

  @Test
  void writers_and_searchers_at_once_never_see_half_a_document() throws Exception {
    var documents = IntStream.range(0, 8).mapToObj(i -> Chunks.of("ada", "doc" + i)).toList();
    documents.forEach(document -> put(document.texts("alpha", "alpha one", "alpha two")));
    var done = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          documents.stream().map(document -> threads.submit(() -> rewrite(document))).toList();
      var reader =
          threads.submit(
              () -> {
                while (!done.get()) {
                  assertThat(found("alpha", everything)).hasSize(24);
                }
              });
      try {
        for (var writer : writers) {
          writer.get();
        }
      } finally {
        done.set(true);
      }
      reader.get();
    }
    assertThat(contents().values()).containsOnly(new Extent(20, 3));
  }

  private void rewrite(Chunks document) {
    for (int version = 2; version <= 20; version++) {
      put(document.version(version).texts("alpha", "alpha one", "alpha two"));
    }
  }
}
