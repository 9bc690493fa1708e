package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.Content;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.documents.spi.ParsedDocument;
import dev.footnote.documents.spi.PassageIndex;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.HashingEmbedder;
import dev.footnote.kernel.RequestFacts;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Makes stages fail as often as a test wants, and counts how often they ran. */
@TestConfiguration(proxyBeanMethods = false)
class Faults {

  static final Map<String, Integer> FAULTS = new ConcurrentHashMap<>();
  private static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> REQUESTS = new ConcurrentHashMap<>();

  static void reset() {
    FAULTS.clear();
    RUNS.clear();
    REQUESTS.clear();
  }

  /** The request ids that lines of each run of a stage had. */
  static List<String> requests(String stage) {
    return REQUESTS.getOrDefault(stage, List.of());
  }

  static int runs(String stage) {
    return RUNS.getOrDefault(stage, new AtomicInteger()).get();
  }

  private static void run(String stage) {
    RUNS.computeIfAbsent(stage, key -> new AtomicInteger()).incrementAndGet();
    REQUESTS
        .computeIfAbsent(stage, key -> new CopyOnWriteArrayList<>())
        .add(String.valueOf(MDC.get(RequestFacts.REQUEST_ID)));
    if (FAULTS.merge(stage, -1, Integer::sum) >= 0) {
      throw new IllegalStateException("a fault made for a test");
    }
  }

  @Bean
  static BeanPostProcessor faultyStages() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
          case DocumentParser parser -> new FaultyParser(parser);
          case Embedder _ -> new FaultyEmbedder(new HashingEmbedder());
          case PassageIndex index -> new FaultyIndex(index);
          default -> bean;
        };
      }
    };
  }

  private record FaultyParser(DocumentParser parser) implements DocumentParser {

    @Override
    public String detect(Content content, String filename, Optional<String> declaredType)
        throws IOException {
      return parser.detect(content, filename, declaredType);
    }

    @Override
    public ParsedDocument parse(Content content, String mediaType, FairShare share)
        throws IOException {
      run("parse");
      return parser.parse(content, mediaType, share);
    }

    @Override
    public Set<String> parsedInProcess() {
      return parser.parsedInProcess();
    }

    @Override
    public Optional<String> language(String text) {
      run("chunk");
      return parser.language(text);
    }
  }

  private record FaultyEmbedder(Embedder embedder) implements Embedder {

    @Override
    public EmbeddingModel model() {
      return embedder.model();
    }

    @Override
    public Embedding embedQuery(String query) {
      return embedder.embedQuery(query);
    }

    @Override
    public List<Embedding> embedPassages(FairShare share, List<String> passages) {
      run("embed");
      return embedder.embedPassages(share, passages);
    }
  }

  private record FaultyIndex(PassageIndex index) implements PassageIndex {

    @Override
    public void index(Collection<DocumentId> documents) {
      run("index");
      index.index(documents);
    }

    @Override
    public void remove(DocumentId document) {
      run("remove");
      index.remove(document);
    }
  }
}
