package dev.footnote.search.retrieval;

import dev.footnote.documents.Collections;
import dev.footnote.documents.Passages;
import dev.footnote.inference.Embedder;
import dev.footnote.search.Search;
import dev.footnote.search.indexing.IndexState;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import dev.footnote.search.spi.WordFrequencies;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetrievalProperties.class)
class RetrievalConfiguration {

  @Bean
  Calls searchCalls(RetrievalProperties properties) {
    var threads =
        ContextExecutorService.wrap(
            Executors.newVirtualThreadPerTaskExecutor(),
            ContextSnapshotFactory.builder().build()::captureAll);
    return new Calls(threads, properties.deadline());
  }

  @Bean
  Stages searchStages(ObservationRegistry observations) {
    return new Stages(observations);
  }

  @Bean
  Halves searchHalves(
      LexicalIndex lexical,
      ObjectProvider<WordFrequencies> frequencies,
      VectorIndex vectors,
      Embedder embedder,
      IndexState state,
      Calls calls,
      Stages stages) {
    var known = frequencies.getIfAvailable(() -> (_, _) -> List.of());
    return new Halves(new Keywords(lexical, known), vectors, embedder, state, calls, stages);
  }

  @Bean
  Search search(
      Halves halves,
      Collections collections,
      Passages passages,
      Stages stages,
      ObservationRegistry observations) {
    var hydration =
        new Hydration(
            (owner, chunks) -> stages.observe("hydration", () -> passages.find(owner, chunks)));
    var search = new HybridSearch(halves, new Weights(collections), hydration);
    return new ObservedSearch(new TimedSearch(search, System::nanoTime), observations);
  }
}
