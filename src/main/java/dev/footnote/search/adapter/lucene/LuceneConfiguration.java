package dev.footnote.search.adapter.lucene;

import dev.footnote.inference.Embedder;
import dev.footnote.search.spi.IndexEmptied;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LuceneProperties.class)
class LuceneConfiguration {

  @Bean
  LuceneLexicalIndex lexicalIndex(LuceneProperties properties, ApplicationEventPublisher events) {
    return new LuceneLexicalIndex(properties, () -> events.publishEvent(new IndexEmptied()));
  }

  @Bean
  LuceneCensus luceneCensus(LuceneProperties properties) {
    return new LuceneCensus(properties.directory());
  }

  @Bean
  LuceneVectorIndex vectorIndex(
      LuceneProperties properties, Embedder embedder, ApplicationEventPublisher events) {
    return new LuceneVectorIndex(
        properties, embedder.model(), () -> events.publishEvent(new IndexEmptied()));
  }
}
