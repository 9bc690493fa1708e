package dev.footnote.search.retrieval;

import dev.footnote.documents.Collections;
import dev.footnote.documents.Passages;
import dev.footnote.inference.Embedder;
import dev.footnote.search.Search;
import dev.footnote.search.indexing.IndexState;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetrievalProperties.class)
class RetrievalConfiguration {

  @Bean
  Calls searchCalls(RetrievalProperties properties) {
    return new Calls(Executors.newVirtualThreadPerTaskExecutor(), properties.deadline());
  }

  @Bean
  Halves searchHalves(
      LexicalIndex lexical, VectorIndex vectors, Embedder embedder, IndexState state, Calls calls) {
    return new Halves(lexical, vectors, embedder, state, calls);
  }

  @Bean
  Search search(Halves halves, Collections collections, Passages passages) {
    var search = new HybridSearch(halves, new Weights(collections), new Hydration(passages));
    return new TimedSearch(search, System::nanoTime);
  }
}
