package dev.footnote.search.adapter.pinecone;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.footnote.inference.Embedder;
import dev.footnote.search.spi.RebuildingEngine;
import dev.footnote.search.spi.VectorIndex;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PineconeProperties.class)
@Import(PineconeConfiguration.IfChosen.class)
class PineconeConfiguration {

  private static final Duration SWEEP = Duration.ofSeconds(30);

  static class IfChosen implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if ("pinecone".equalsIgnoreCase(environment.getProperty("footnote.search.semantic"))) {
        registry.registerBean(
            "pineconeVectorIndex",
            PineconeVectorIndex.class,
            bean -> bean.supplier(PineconeConfiguration::vectorIndex));
        registry.registerBean(
            "hiddenVectorsTask",
            new ParameterizedTypeReference<RecurringTask<Void>>() {},
            bean -> bean.supplier(PineconeConfiguration::hiddenVectorsTask));
      }
    }
  }

  private static PineconeVectorIndex vectorIndex(SupplierContext beans) {
    return beans.bean(PineconeIndexes.class).open();
  }

  /** A job, so of several instances one at a time deletes. */
  private static RecurringTask<Void> hiddenVectorsTask(SupplierContext beans) {
    var index = beans.bean(PineconeVectorIndex.class);
    return Tasks.recurring("hidden-vectors", FixedDelay.of(SWEEP))
        .execute((job, context) -> index.sweep());
  }

  @Bean
  PineconeIndexes pineconeIndexes(
      PineconeProperties properties,
      Embedder embedder,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Clock clock) {
    var transaction = new TransactionTemplate(transactions);
    return new PineconeIndexes(properties, embedder.model(), database, transaction, clock);
  }

  @Bean
  RebuildingEngine<VectorIndex> pineconeVectors(
      PineconeIndexes indexes, ObjectProvider<PineconeVectorIndex> inUse) {
    return new PineconeEngine(() -> Optional.ofNullable(inUse.getIfAvailable()), indexes);
  }
}
