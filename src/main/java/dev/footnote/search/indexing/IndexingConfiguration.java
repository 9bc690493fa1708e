package dev.footnote.search.indexing;

import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.documents.spi.PassageIndex;
import dev.footnote.kernel.Census;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.RebuildingEngine;
import dev.footnote.search.spi.VectorIndex;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineProperties.class, ReconciliationProperties.class})
class IndexingConfiguration {

  @Bean
  IndexState indexState() {
    return new IndexState();
  }

  /** What is used as a port by others may be wrapped; reindexing needs the thing itself. */
  record Writing(Indexing indexing) {}

  @Bean
  Writing indexWriting(LexicalIndex lexical, VectorIndex vectors, IndexableDocuments documents) {
    return new Writing(new Indexing(lexical, vectors, documents));
  }

  @Bean
  PassageIndex passageIndex(Writing writing) {
    return writing.indexing();
  }

  @Bean
  IndexKeeper indexKeeper(
      LexicalIndex lexical,
      VectorIndex vectors,
      IndexableDocuments documents,
      PassageIndex indexing,
      IndexState state,
      ReconciliationProperties properties,
      DataSource database) {
    var reconciliation =
        new Reconciliation(lexical, vectors, documents, indexing, state, properties);
    return new IndexKeeper(reconciliation, new TurnStore(database), state, properties);
  }

  @Bean
  Reindexing reindexing(
      EngineProperties engines,
      List<RebuildingEngine<LexicalIndex>> lexical,
      List<RebuildingEngine<VectorIndex>> vectors,
      Writing writing,
      IndexableDocuments documents,
      ReconciliationProperties properties,
      Clock clock,
      ApplicationEventPublisher events) {
    return new Reindexing(
        new Engines(engines, lexical, vectors),
        writing.indexing(),
        documents,
        properties,
        clock,
        events);
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
