package dev.footnote.search.adapter.opensearch;

import dev.footnote.inference.Embedder;
import dev.footnote.search.spi.IndexEmptied;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.RebuildingEngine;
import dev.footnote.search.spi.VectorIndex;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenSearchProperties.class)
class OpenSearchConfiguration {

  private static final String NAME = "opensearch";

  @Bean
  @Lazy
  OpenSearchCluster openSearchCluster(OpenSearchProperties properties) {
    return OpenSearchCluster.at(properties);
  }

  @Bean
  @ConditionalOnProperty(name = "footnote.search.lexical", havingValue = NAME)
  OpenSearchLexicalIndex openSearchLexicalIndex(
      OpenSearchCluster cluster, ApplicationEventPublisher events) {
    return cluster.lexical(() -> events.publishEvent(new IndexEmptied()));
  }

  @Bean
  @ConditionalOnProperty(name = "footnote.search.semantic", havingValue = NAME)
  OpenSearchVectorIndex openSearchVectorIndex(
      OpenSearchCluster cluster, Embedder embedder, ApplicationEventPublisher events) {
    return cluster.vectors(embedder.model(), () -> events.publishEvent(new IndexEmptied()));
  }

  @Bean
  RebuildingEngine<LexicalIndex> openSearchKeywords(ObjectProvider<OpenSearchCluster> cluster) {
    return new OpenSearchEngine<>(NAME, () -> cluster.getObject().lexicalBeside());
  }

  @Bean
  RebuildingEngine<VectorIndex> openSearchVectors(
      ObjectProvider<OpenSearchCluster> cluster, Embedder embedder) {
    return new OpenSearchEngine<>(NAME, () -> cluster.getObject().vectorsBeside(embedder.model()));
  }
}
