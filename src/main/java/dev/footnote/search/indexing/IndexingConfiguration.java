package dev.footnote.search.indexing;

import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.documents.spi.PassageIndex;
import dev.footnote.kernel.Census;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconciliationProperties.class)
class IndexingConfiguration {

  @Bean
  IndexState indexState() {
    return new IndexState();
  }

  @Bean
  PassageIndex passageIndex(
      LexicalIndex lexical, VectorIndex vectors, IndexableDocuments documents) {
    return new Indexing(lexical, vectors, documents);
  }

  @Bean
  IndexKeeper indexKeeper(
      LexicalIndex lexical,
      VectorIndex vectors,
      IndexableDocuments documents,
      PassageIndex indexing,
      IndexState state,
      ReconciliationProperties properties) {
    var reconciliation =
        new Reconciliation(lexical, vectors, documents, indexing, state, properties);
    return new IndexKeeper(reconciliation, state, properties);
  }

  @Bean
  Census indexCensus(LexicalIndex lexical, VectorIndex vectors, IndexableDocuments documents) {
    return new IndexCensus(lexical, vectors, documents);
  }

  @Bean
  HealthIndicator searchIndexHealthIndicator(IndexState state) {
    return new SearchIndexHealth(state);
  }
}
