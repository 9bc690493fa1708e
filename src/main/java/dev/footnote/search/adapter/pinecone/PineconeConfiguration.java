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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PineconeProperties.class)
class PineconeConfiguration {

  private static final String SETTING = "footnote.search.semantic";
  private static final String NAME = "pinecone";
  private static final Duration SWEEP = Duration.ofSeconds(30);

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
  @ConditionalOnProperty(name = SETTING, havingValue = NAME)
  PineconeVectorIndex pineconeVectorIndex(PineconeIndexes indexes) {
    return indexes.open();
  }

  /** A job, so of several instances one at a time deletes. */
  @Bean
  @ConditionalOnProperty(name = SETTING, havingValue = NAME)
  RecurringTask<Void> hiddenVectorsTask(PineconeVectorIndex index) {
    return Tasks.recurring("hidden-vectors", FixedDelay.of(SWEEP))
        .execute((job, context) -> index.sweep());
  }

  @Bean
  RebuildingEngine<VectorIndex> pineconeVectors(
      PineconeIndexes indexes, ObjectProvider<PineconeVectorIndex> inUse) {
    return new PineconeEngine(() -> Optional.ofNullable(inUse.getIfAvailable()), indexes);
  }
}
