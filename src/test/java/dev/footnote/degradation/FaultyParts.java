package dev.footnote.degradation;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import dev.footnote.search.WordRarity;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import dev.footnote.search.spi.WordFrequencies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Both halves of the search as they are, until a test gives one of them a fault. */
@TestConfiguration(proxyBeanMethods = false)
class FaultyParts {

  static volatile Optional<Fault> lexicalFault = Optional.empty();
  static volatile Optional<Fault> vectorFault = Optional.empty();

  /** In the place of the bundled model for questions. */
  static volatile Optional<Embedder> remoteEmbedder = Optional.empty();

  static void heal() {
    lexicalFault = Optional.empty();
    vectorFault = Optional.empty();
    remoteEmbedder = Optional.empty();
  }

  @Bean
  static BeanPostProcessor faults() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
          case LexicalIndex index -> new FaultyLexicalIndex(index);
          case VectorIndex index -> new FaultyVectorIndex(index);
          case Embedder embedder -> new FaultyEmbedder(embedder);
          default -> bean;
        };
      }
    };
  }

  /** As an index behind a network would: it answers with a fault, too late, or with nothing. */
  private static <T> T through(Optional<Fault> fault, Supplier<T> work, T nothing) {
    if (fault.isEmpty()) {
      return work.get();
    }
    return switch (fault.get()) {
      case SLOW, STALLED -> {
        late();
        yield work.get();
      }
      case EMPTY -> nothing;
      default -> throw AppException.of(SearchError.INDEX_UNAVAILABLE, "It does not answer.");
    };
  }

  private static void late() {
    try {
      Thread.sleep(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record FaultyLexicalIndex(LexicalIndex index) implements LexicalIndex, WordFrequencies {
    @Override
    public List<WordRarity> rarities(String text, Scope scope) {
      return ((WordFrequencies) index).rarities(text, scope);
    }

    @Override
    public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
      index.replace(documents);
    }

    @Override
    public List<Hit> search(String text, Scope scope, int limit) {
      return through(lexicalFault, () -> index.search(text, scope, limit), List.of());
    }

    @Override
    public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
      return index.scores(text, scope, chunks);
    }

    @Override
    public Map<DocumentId, Extent> contents() {
      return index.contents();
    }
  }

  private record FaultyVectorIndex(VectorIndex index) implements VectorIndex {
    @Override
    public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
      index.replace(documents);
    }

    @Override
    public List<Hit> search(Embedding query, Scope scope, int limit) {
      return through(vectorFault, () -> index.search(query, scope, limit), List.of());
    }

    @Override
    public Map<ChunkId, Double> scores(Embedding query, Scope scope, Set<ChunkId> chunks) {
      return index.scores(query, scope, chunks);
    }

    @Override
    public Map<DocumentId, Extent> contents() {
      return index.contents();
    }
  }

  private record FaultyEmbedder(Embedder embedder) implements Embedder {
    @Override
    public EmbeddingModel model() {
      return embedder.model();
    }

    @Override
    public Embedding embedQuery(String query) {
      return remoteEmbedder.orElse(embedder).embedQuery(query);
    }

    @Override
    public List<Embedding> embedPassages(FairShare share, List<String> passages) {
      return embedder.embedPassages(share, passages);
    }
  }
}
