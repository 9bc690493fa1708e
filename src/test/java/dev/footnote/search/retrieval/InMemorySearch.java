package dev.footnote.search.retrieval;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.Collection;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.Collections;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.Passages.StoredPassage;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.search.Passage;
import dev.footnote.search.Scope;
import dev.footnote.search.Search;
import dev.footnote.search.SearchMode;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.SearchResult;
import dev.footnote.search.indexing.IndexStates;
import dev.footnote.search.spi.Chunks;
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

/** The hybrid search over two indexes and a database in memory, for one account. */
final class InMemorySearch implements AutoCloseable {

  static final Chunks ADA = Chunks.of("ada", "engine");

  private final InMemoryLexicalIndex lexical = new InMemoryLexicalIndex();
  private final InMemoryVectorIndex vectors = new InMemoryVectorIndex();
  private final Map<ChunkId, Chunk> database = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  static SearchQuery query(String text, int topK, SearchMode mode) {
    return new SearchQuery(
        text, Scope.everythingOf(ADA.owner()), topK, mode, OptionalDouble.empty());
  }

  static List<Integer> positions(List<Passage> passages) {
    return passages.stream().map(passage -> passage.chunk().position()).toList();
  }

  LexicalIndex lexical() {
    return lexical;
  }

  Search search() {
    return search(lexical, new TextEmbedder(), IndexStates.complete());
  }

  Search search(LexicalIndex words, Embedder embedder, IndexStates states) {
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

  SearchResult find(SearchQuery query) {
    return search().find(query);
  }

  void put(List<IndexedChunk> chunks) {
    var document = chunks.getFirst().chunk().document();
    lexical.replace(Map.of(document, chunks));
    vectors.replace(Map.of(document, chunks));
    chunks.forEach(chunk -> database.put(chunk.chunk().id(), chunk.chunk()));
  }

  /** From the database only: the indexes still find it. */
  void lose(ChunkId chunk) {
    database.remove(chunk);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private List<StoredPassage> stored(UserId owner, Set<ChunkId> ids) {
    return ids.stream()
        .filter(database::containsKey)
        .map(id -> new StoredPassage(database.get(id), "engine.txt"))
        .toList();
  }

  /** Knows one collection, whose semantic half counts 0.8. */
  private static final class OneCollection implements Collections {

    @Override
    public Collection find(UserId owner, CollectionId collection) {
      if (owner.equals(ADA.owner()) && collection.equals(ADA.collection())) {
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

  /** Gives every text a direction of its own. */
  static class TextEmbedder implements Embedder {

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
}
