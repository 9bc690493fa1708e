package dev.footnote.chat.conversation;

import dev.footnote.kernel.Ids;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

  @Bean
  StoredConversations conversations(
      JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, Ids ids) {
    return new StoredConversations(
        new ConversationStore(jdbc),
        new MessageStore(jdbc),
        new UsageStore(jdbc),
        new PatientTransactions(new TransactionTemplate(transactions)),
        clock,
        ids);
  }
}
