package dev.footnote.chat.answering;

import dev.footnote.chat.Chat;
import dev.footnote.chat.citation.SupportRules;
import dev.footnote.chat.conversation.StoredConversations;
import dev.footnote.chat.prompt.FollowUps;
import dev.footnote.chat.prompt.Prompts;
import dev.footnote.documents.Documents;
import dev.footnote.documents.PageNumbers;
import dev.footnote.inference.ChatModels;
import dev.footnote.search.Search;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  EvidenceProperties.class,
  LimitsProperties.class,
  SupportRules.class
})
class AnsweringConfiguration {

  @Bean
  Writing writing(Prompts prompts, ChatModels models, PageNumbers pages, SupportRules rules) {
    return new Writing(prompts, models, pages, rules);
  }

  @Bean
  Shelves shelves(Documents documents) {
    return new DocumentShelves(documents);
  }

  @Bean
  Evidence evidence(EvidenceProperties properties) {
    return new Evidence(properties);
  }

  @Bean
  Chat chat(
      StoredConversations conversations,
      FollowUps followUps,
      Search search,
      Evidence evidence,
      Writing writing,
      Shelves shelves,
      LimitsProperties limits) {
    var answering =
        new Answering(
            conversations, followUps, search, evidence, writing, new FriendlyReplies(shelves));
    var threads = Thread.ofVirtual().name("answer-", 0).factory();
    var contexts = ContextSnapshotFactory.builder().build();
    return new BoundedChat(
        answering, limits, work -> threads.newThread(contexts.captureAll().wrap(work)));
  }
}
