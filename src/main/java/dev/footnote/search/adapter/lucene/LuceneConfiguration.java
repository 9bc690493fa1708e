package dev.footnote.search.adapter.lucene;

import dev.footnote.inference.Embedder;
import dev.footnote.search.spi.IndexEmptied;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.RebuildingEngine;
import dev.footnote.search.spi.VectorIndex;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LuceneProperties.class)
@Import(LuceneConfiguration.IfChosen.class)
class LuceneConfiguration {

  private final ApplicationEventPublisher events;

  /** The publisher is none of the beans that a registered one can ask for. */
  LuceneConfiguration(ApplicationEventPublisher events) {
    this.events = events;
  }

  static class IfChosen implements BeanRegistrar {

    private static final String NAME = "lucene";

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (NAME.equalsIgnoreCase(environment.getProperty("footnote.search.lexical", NAME))) {
        registry.registerBean(
            "lexicalIndex",
            LuceneLexicalIndex.class,
            bean -> bean.supplier(LuceneConfiguration::lexicalIndex));
      }
      if (NAME.equalsIgnoreCase(environment.getProperty("footnote.search.semantic", NAME))) {
        registry.registerBean(
            "vectorIndex",
            LuceneVectorIndex.class,
            bean -> bean.supplier(LuceneConfiguration::vectorIndex));
      }
    }
  }

  private static LuceneLexicalIndex lexicalIndex(SupplierContext beans) {
    var configuration = beans.bean(LuceneConfiguration.class);
    return new LuceneLexicalIndex(beans.bean(LuceneProperties.class), configuration::emptied);
  }

  private static LuceneVectorIndex vectorIndex(SupplierContext beans) {
    var configuration = beans.bean(LuceneConfiguration.class);
    return new LuceneVectorIndex(
        beans.bean(LuceneProperties.class),
        beans.bean(Embedder.class).model(),
        configuration::emptied);
  }

  private void emptied() {
    events.publishEvent(new IndexEmptied());
  }

  @Bean
  LuceneCensus luceneCensus(LuceneProperties properties) {
    return new LuceneCensus(properties.directory());
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
