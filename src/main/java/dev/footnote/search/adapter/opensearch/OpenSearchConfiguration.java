package dev.footnote.search.adapter.opensearch;

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
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenSearchProperties.class)
@Import(OpenSearchConfiguration.IfChosen.class)
class OpenSearchConfiguration {

  private static final String NAME = "opensearch";

  private final ApplicationEventPublisher events;

  /** The publisher is none of the beans that a registered one can ask for. */
  OpenSearchConfiguration(ApplicationEventPublisher events) {
    this.events = events;
  }

  static class IfChosen implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (NAME.equalsIgnoreCase(environment.getProperty("footnote.search.lexical"))) {
        registry.registerBean(
            "openSearchLexicalIndex",
            OpenSearchLexicalIndex.class,
            bean -> bean.supplier(OpenSearchConfiguration::lexicalIndex));
      }
      if (NAME.equalsIgnoreCase(environment.getProperty("footnote.search.semantic"))) {
        registry.registerBean(
            "openSearchVectorIndex",
            OpenSearchVectorIndex.class,
            bean -> bean.supplier(OpenSearchConfiguration::vectorIndex));
      }
    }
  }

  private static OpenSearchLexicalIndex lexicalIndex(SupplierContext beans) {
    var configuration = beans.bean(OpenSearchConfiguration.class);
    return beans.bean(OpenSearchCluster.class).lexical(configuration::emptied);
  }

  private static OpenSearchVectorIndex vectorIndex(SupplierContext beans) {
    var configuration = beans.bean(OpenSearchConfiguration.class);
    return beans
        .bean(OpenSearchCluster.class)
        .vectors(beans.bean(Embedder.class).model(), configuration::emptied);
  }

  private void emptied() {
    events.publishEvent(new IndexEmptied());
  }

  @Bean
  @Lazy
  OpenSearchCluster openSearchCluster(OpenSearchProperties properties) {
    return OpenSearchCluster.at(properties);
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
