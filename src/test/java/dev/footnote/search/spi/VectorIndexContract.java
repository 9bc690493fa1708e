package dev.footnote.search.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedding;
import dev.footnote.search.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every semantic half must do. Its model gives {@link Chunks#DIMENSION} numbers. */
public abstract class VectorIndexContract extends IndexContract {

  private static final Embedding QUESTION = Chunks.embedding("question");

  protected abstract VectorIndex index();

  @Override
  final void replace(Map<DocumentId, List<IndexedChunk>> documents) {
    index().replace(documents);
  }

  @Override
  final Map<DocumentId, Extent> contents() {
    return index().contents();
  }

  @Override
  final List<ChunkId> found(String words, Scope scope) {
    return found(scope);
  }

  @Override
  final Set<ChunkId> scored(String words, Scope scope, Set<ChunkId> chunks) {
    return index().scores(QUESTION, scope, chunks).keySet();
  }

  private List<ChunkId> found(Scope scope) {
    return index().search(QUESTION, scope, 1_000).stream().map(Hit::chunk).toList();
  }

  @Test
  void scores_are_cosine_similarities_nearest_first() {
    var chunks = ada.texts("one", "two", "three", "question");
    put(chunks);
    var hits = index().search(QUESTION, everything, 10);
    assertThat(hits).hasSize(4).isSortedAccordingTo(Hit.BEST_FIRST);
    assertThat(hits.getFirst().chunk()).isEqualTo(ada.chunk(3));
    for (var chunk : chunks) {
      var hit = hits.stream().filter(h -> h.chunk().equals(chunk.chunk().id())).findFirst();
      assertThat(hit.orElseThrow().score())
          .isCloseTo(QUESTION.cosine(chunk.embedding()), within(1e-6));
    }
  }

  @Test
  void only_the_owner_finds_a_chunk() {
    var eve = Chunks.of("eve", "engine");
    put(ada.texts("one"));
    put(eve.texts("one", "question"));
    assertThat(found(everything)).containsExactly(ada.chunk(0));
    assertThat(index().scores(QUESTION, everything, Set.of(eve.chunk(0)))).isEmpty();
    assertThat(found(new Scope(ada.owner(), Set.of(), Set.of(eve.document())))).isEmpty();
    assertThat(found(new Scope(ada.owner(), Set.of(eve.collection()), Set.of()))).isEmpty();
  }

  @Test
  void a_replacement_that_fails_leaves_the_document_as_it_was() {
    put(ada.texts("one"));
    var tooShort = Embedding.normalised(new float[] {1, 0});
    assertThatThrownBy(() -> replace(Map.of(ada.document(), List.of(ada.at(0, "new", tooShort)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(found(everything)).containsExactly(ada.chunk(0));
  }

  @Test
  void equal_vectors_are_ordered_by_chunk_id() {
    IntStream.range(0, 40).forEach(i -> put(Chunks.of("ada", "doc" + i).texts("same")));
    var hits = index().search(QUESTION, everything, 1_000);
    assertThat(hits).hasSize(40).isSortedAccordingTo(Hit.BEST_FIRST);
    assertThat(hits).extracting(Hit::score).containsOnly(hits.getFirst().score());
    assertThat(index().search(QUESTION, everything, 7)).isEqualTo(hits.subList(0, 7));
  }

  @Test
  void exact_scores_are_those_of_the_search() {
    put(ada.texts("one", "two", "three"));
    var scores = index().scores(QUESTION, everything, Set.of(ada.chunk(0), ada.chunk(2)));
    assertThat(scores).containsOnlyKeys(ada.chunk(0), ada.chunk(2));
    index().search(QUESTION, everything, 10).stream()
        .filter(hit -> scores.containsKey(hit.chunk()))
        .forEach(hit -> assertThat(scores).containsEntry(hit.chunk(), hit.score()));
    assertThat(index().scores(QUESTION, everything, Set.of())).isEmpty();
  }

  @Test
  void a_document_of_more_than_ten_thousand_chunks_is_kept_whole() {
    var texts = IntStream.range(0, 10_500).mapToObj(i -> "text " + i).toList();
    put(ada.texts(texts.toArray(String[]::new)));
    assertThat(contents()).isEqualTo(Map.of(ada.document(), new Extent(1, 10_500)));
    var nearest = index().search(Chunks.embedding("text 777"), everything, 100);
    assertThat(nearest).hasSize(100).isSortedAccordingTo(Hit.BEST_FIRST);
    assertThat(nearest.getFirst().chunk()).isEqualTo(ada.chunk(777));
    put(ada.version(2).texts("text 777"));
    assertThat(contents()).isEqualTo(Map.of(ada.document(), new Extent(2, 1)));
    assertThat(found(everything)).containsExactly(ada.version(2).chunk(0));
  }

  @Test
  void an_index_whose_engine_is_away_says_so_whatever_is_asked_of_it() throws Exception {
    put(ada.texts("one"));
    takeAway();
    assertUnavailable(() -> index().search(QUESTION, everything, 10));
    assertUnavailable(() -> index().scores(QUESTION, everything, Set.of(ada.chunk(0))));
    assertUnavailable(this::contents);
    assertUnavailable(() -> put(ada.version(2).texts("engine")));
  }
}
