package dev.footnote.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.Collection;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.Collections;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.Passages.StoredPassage;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.search.Degradation;
import dev.footnote.search.Passage;
import dev.footnote.search.Scope;
import dev.footnote.search.Search;
import dev.footnote.search.SearchError;
import dev.footnote.search.SearchMode;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.indexing.IndexStates;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.InMemoryLexicalIndex;
import dev.footnote.search.spi.InMemoryVectorIndex;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.LexicalIndex;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HybridSearchTest {

  private final InMemoryLexicalIndex lexical = new InMemoryLexicalIndex();
  private final InMemoryVectorIndex vectors = new InMemoryVectorIndex();
  private final Map<ChunkId, Chunk> database = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Chunks ada = Chunks.of("ada", "engine");

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private Search search(LexicalIndex words, Embedder embedder, IndexStates states) {
    var calls = new Calls(threads, Duration.ofMillis(300));
    var halves =
        new Halves(
            new Keywords(words, (_, _) -> List.of()),
            vectors,
            embedder,
            states.state(),
            calls,
            new Stages(ObservationRegistry.NOOP));
    return new HybridSearch(halves, new Weights(new OneCollection()), new Hydration(this::stored));
  }

  private Search search() {
    return search(lexical, new Embeds(), IndexStates.complete());
  }

  private List<StoredPassage> stored(UserId owner, Set<ChunkId> ids) {
    return ids.stream()
        .filter(database::containsKey)
        .map(id -> new StoredPassage(database.get(id), "engine.txt"))
        .toList();
  }

  private void put(List<IndexedChunk> chunks) {
    var document = chunks.getFirst().chunk().document();
    lexical.replace(Map.of(document, chunks));
    vectors.replace(Map.of(document, chunks));
    chunks.forEach(chunk -> database.put(chunk.chunk().id(), chunk.chunk()));
  }

  private SearchQuery query(String text, int topK, SearchMode mode) {
    return new SearchQuery(
        text, Scope.everythingOf(ada.owner()), topK, mode, OptionalDouble.empty());
  }

  private static List<Integer> positions(List<Passage> passages) {
    return passages.stream().map(passage -> passage.chunk().position()).toList();
  }

  @Test
  void a_passage_that_both_halves_find_comes_first() {
    put(ada.texts("the wheel turns", "algebra", "the wheel"));
    var result = search().find(query("the wheel", 3, SearchMode.HYBRID));
    assertThat(positions(result.passages())).startsWith(2, 0);
    assertThat(result.degraded()).isEmpty();
    var best = result.passages().getFirst();
    assertThat(best.filename()).isEqualTo("engine.txt");
    assertThat(best.bm25Score()).isPresent();
    assertThat(best.semanticScore()).isPresent();
    assertThat(best.explanation().bm25Weight()).isEqualTo(0.5);
    assertThat(best.explanation().semanticRank()).isEqualTo(1);
  }

  @Test
  void the_request_names_the_weight() {
    put(ada.texts("the wheel wheel", "algebra"));
    var bySense =
        new SearchQuery(
            "algebra wheel wheel",
            Scope.everythingOf(ada.owner()),
            2,
            SearchMode.HYBRID,
            OptionalDouble.of(1));
    var best = search().find(bySense).passages().getFirst();
    assertThat(best.explanation().semanticWeight()).isEqualTo(1);
    assertThat(best.score()).isEqualTo(1);
  }

  @Test
  void a_single_collection_names_the_weight_if_the_request_does_not() {
    put(ada.texts("the wheel", "algebra"));
    assertThat(weightWithin(Set.of(ada.collection()))).isEqualTo(0.8);
    var both = Set.of(ada.collection(), new CollectionId(Chunks.id("work")));
    assertThat(weightWithin(both)).isEqualTo(0.5);
  }

  private double weightWithin(Set<CollectionId> collections) {
    var query =
        new SearchQuery(
            "wheel",
            new Scope(ada.owner(), collections, Set.of()),
            2,
            SearchMode.HYBRID,
            OptionalDouble.empty());
    return search().find(query).passages().getFirst().explanation().semanticWeight();
  }

  @Test
  void a_collection_that_does_not_exist_finds_nothing() {
    put(ada.texts("the wheel"));
    var query =
        new SearchQuery(
            "wheel",
            new Scope(ada.owner(), Set.of(new CollectionId(Chunks.id("no"))), Set.of()),
            2,
            SearchMode.HYBRID,
            OptionalDouble.empty());
    assertThat(search().find(query).passages()).isEmpty();
  }

  @Test
  void asking_for_more_reorders_nothing() {
    put(
        ada.texts(
            IntStream.range(0, 150)
                .mapToObj(i -> "word" + i % 7 + " common " + i)
                .toArray(String[]::new)));
    var all = positions(search().find(query("common word3", 100, SearchMode.HYBRID)).passages());
    assertThat(all).hasSize(100);
    for (int topK : new int[] {1, 2, 5, 50}) {
      assertThat(
              positions(search().find(query("common word3", topK, SearchMode.HYBRID)).passages()))
          .isEqualTo(all.subList(0, topK));
    }
  }

  @Test
  void what_the_database_has_no_more_is_left_out_and_the_next_move_up() {
    put(ada.texts("wheel one", "wheel two", "wheel three", "wheel four"));
    var before = positions(search().find(query("wheel", 4, SearchMode.HYBRID)).passages());
    database.remove(ada.chunk(before.get(0)));
    database.remove(ada.chunk(before.get(2)));
    assertThat(positions(search().find(query("wheel", 2, SearchMode.HYBRID)).passages()))
        .containsExactly(before.get(1), before.get(3));
  }

  @Test
  void a_mode_chooses_one_half() {
    put(ada.texts("wheel", "algebra"));
    var words = search().find(query("wheel", 5, SearchMode.BM25)).passages();
    assertThat(positions(words)).containsExactly(0);
    assertThat(words.getFirst().semanticScore()).isEmpty();
    var meaning = search().find(query("wheel", 5, SearchMode.SEMANTIC)).passages();
    assertThat(positions(meaning)).containsExactly(0, 1);
    assertThat(meaning.getFirst().bm25Score()).isEmpty();
  }

  @Test
  void without_vectors_the_keywords_answer_and_say_so() {
    put(ada.texts("wheel", "algebra"));
    var result =
        search(lexical, new Fails(), IndexStates.complete())
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(positions(result.passages())).containsExactly(0);
    assertThat(result.degraded()).containsExactly(Degradation.SEMANTIC_UNAVAILABLE);
  }

  @Test
  void a_late_half_is_done_without() {
    put(ada.texts("wheel", "algebra"));
    var result =
        search(lexical, new Sleeps(), IndexStates.complete())
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(positions(result.passages())).containsExactly(0);
    assertThat(result.degraded()).containsExactly(Degradation.SEMANTIC_UNAVAILABLE);
  }

  @Test
  void without_keywords_the_vectors_answer_and_say_so() {
    put(ada.texts("wheel", "algebra"));
    var result =
        search(new Broken(), new Embeds(), IndexStates.complete())
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(positions(result.passages())).containsExactly(0, 1);
    assertThat(result.degraded()).containsExactly(Degradation.LEXICAL_UNAVAILABLE);
  }

  @Test
  void a_half_that_fails_only_on_exact_scores_is_done_without_as_well() {
    put(ada.texts("wheel", "algebra"));
    var result =
        search(new BrokenScores(lexical), new Embeds(), IndexStates.complete())
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(result.degraded()).containsExactly(Degradation.LEXICAL_UNAVAILABLE);
    assertThat(result.passages()).hasSize(2);
  }

  @Test
  void a_half_that_is_being_filled_does_not_answer() {
    put(ada.texts("wheel", "algebra"));
    var filling = IndexStates.without(Degradation.LEXICAL_UNAVAILABLE);
    var result = search(lexical, new Embeds(), filling).find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(result.degraded()).containsExactly(Degradation.LEXICAL_UNAVAILABLE);
  }

  @Test
  void two_failing_halves_are_a_fault_that_says_to_try_again() {
    var broken = search(new Broken(), new Fails(), IndexStates.complete());
    for (var mode : SearchMode.values()) {
      assertThatThrownBy(() -> broken.find(query("wheel", 5, mode)))
          .isInstanceOfSatisfying(
              AppException.class,
              fault -> {
                assertThat(fault.code()).isEqualTo(SearchError.SEARCH_UNAVAILABLE);
                assertThat(fault.retryAfter()).isPresent();
              });
    }
  }

  @Test
  void nothing_found_is_an_empty_answer() {
    assertThat(search().find(query("wheel", 5, SearchMode.HYBRID)).passages()).isEmpty();
  }

  @Test
  void a_timed_search_says_how_long_it_took() {
    put(ada.texts("wheel"));
    var clock = List.of(1_000_000L, 8_000_000L).iterator();
    var timed = new TimedSearch(search(), clock::next);
    var result = timed.find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(result.took()).isEqualTo(Duration.ofMillis(7));
    assertThat(result.passages()).hasSize(1);
  }

  /** Knows one collection, whose semantic half counts 0.8. */
  private final class OneCollection implements Collections {

    @Override
    public Collection find(UserId owner, CollectionId collection) {
      if (owner.equals(ada.owner()) && collection.equals(ada.collection())) {
        return new Collection(
            collection, owner, "all", ChunkingRules.STANDARD, 0.8, true, Instant.EPOCH);
      }
      throw AppException.of(DocumentError.COLLECTION_NOT_FOUND, "There is none.");
    }

    @Override
    public Collection create(UserId owner, Draft draft, Optional<String> idempotencyKey) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<Collection> list(UserId owner, PageRequest page) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Collection change(UserId owner, CollectionId collection, Change change) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(UserId owner, CollectionId collection) {
      throw new UnsupportedOperationException();
    }
  }

  private static class Embeds implements Embedder {

    @Override
    public EmbeddingModel model() {
      return new EmbeddingModel("test", Chunks.DIMENSION);
    }

    @Override
    public Embedding embedQuery(String query) {
      return Chunks.embedding(query);
    }

    @Override
    public List<Embedding> embedPassages(FairShare share, List<String> passages) {
      return passages.stream().map(Chunks::embedding).toList();
    }
  }

  private static final class Fails extends Embeds {

    @Override
    public Embedding embedQuery(String query) {
      throw AppException.of(InferenceError.EMBEDDING_UNAVAILABLE, "The model is away.");
    }
  }

  private static final class Sleeps extends Embeds {

    @Override
    public Embedding embedQuery(String query) {
      try {
        Thread.sleep(Duration.ofSeconds(20));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.embedQuery(query);
    }
  }

  private static final class Broken implements LexicalIndex {

    @Override
    public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
      throw new IllegalStateException("broken");
    }

    @Override
    public List<Hit> search(String text, Scope scope, int limit) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Map<DocumentId, Extent> contents() {
      throw new IllegalStateException("broken");
    }
  }

  private record BrokenScores(LexicalIndex index) implements LexicalIndex {

    @Override
    public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
      index.replace(documents);
    }

    @Override
    public List<Hit> search(String text, Scope scope, int limit) {
      return index.search(text, scope, limit);
    }

    @Override
    public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Map<DocumentId, Extent> contents() {
      return index.contents();
    }
  }
}
