package dev.footnote.search.adapter.lucene;

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

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LuceneProperties.class)
class LuceneConfiguration {

  private static final String NAME = "lucene";

  @Bean
  @ConditionalOnProperty(
      name = "footnote.search.lexical",
      havingValue = NAME,
      matchIfMissing = true)
  LuceneLexicalIndex lexicalIndex(LuceneProperties properties, ApplicationEventPublisher events) {
    return new LuceneLexicalIndex(properties, () -> events.publishEvent(new IndexEmptied()));
  }

  @Bean
  LuceneCensus luceneCensus(LuceneProperties properties) {
    return new LuceneCensus(properties.directory());
  }

  @Bean
  @ConditionalOnProperty(
      name = "footnote.search.semantic",
      havingValue = NAME,
      matchIfMissing = true)
  LuceneVectorIndex vectorIndex(
      LuceneProperties properties, Embedder embedder, ApplicationEventPublisher events) {
    return new LuceneVectorIndex(
        properties, embedder.model(), () -> events.publishEvent(new IndexEmptied()));
  }

  @Bean
  RebuildingEngine<LexicalIndex> luceneKeywords(
      LuceneProperties properties, ObjectProvider<LuceneLexicalIndex> inUse) {
    return new LuceneEngine<>(
        () -> inUse.getIfAvailable() != null,
        () -> new LuceneLexicalIndex(properties, () -> {}),
        LuceneLexicalIndex::close);
  }

  @Bean
  RebuildingEngine<VectorIndex> luceneVectors(
      LuceneProperties properties, Embedder embedder, ObjectProvider<LuceneVectorIndex> inUse) {
    return new LuceneEngine<>(
        () -> inUse.getIfAvailable() != null,
        () -> new LuceneVectorIndex(properties, embedder.model(), () -> {}),
        LuceneVectorIndex::close);
  }
}
