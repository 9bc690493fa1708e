package dev.footnote.chat.answering;

import dev.footnote.chat.Chat;
import dev.footnote.chat.citation.OutputRules;
import dev.footnote.chat.citation.SupportRules;
import dev.footnote.chat.conversation.StoredConversations;
import dev.footnote.chat.output.LinkProperties;
import dev.footnote.chat.prompt.FollowUps;
import dev.footnote.chat.prompt.Prompts;
import dev.footnote.documents.Documents;
import dev.footnote.documents.PageNumbers;
import dev.footnote.inference.ChatModels;
import dev.footnote.search.Search;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  BudgetProperties.class,
  EvidenceProperties.class,
  LimitsProperties.class,
  LinkProperties.class,
  SupportRules.class
})
class AnsweringConfiguration {

  @Bean
  Writing writing(
      Prompts prompts,
      ChatModels models,
      PageNumbers pages,
      SupportRules support,
      LinkProperties links) {
    return new Writing(prompts, models, pages, OutputRules.of(support, links));
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
      FriendlyReplies friendly,
      Bounds bounds) {
    var answering = new Answering(conversations, followUps, search, evidence, writing, friendly);
    var budgeted =
        new BudgetedChat(answering, conversations::usedToday, bounds.budget(), bounds.clock());
    var threads = Thread.ofVirtual().name("answer-", 0).factory();
    var contexts = ContextSnapshotFactory.builder().build();
    return new BoundedChat(
        budgeted,
        bounds.running(),
        bounds.limits(),
        work -> threads.newThread(contexts.captureAll().wrap(work)));
  }

  @Bean
  FriendlyReplies friendlyReplies(Shelves shelves) {
    return new FriendlyReplies(shelves);
  }

  @Bean
  Bounds answerBounds(LimitsProperties limits, BudgetProperties budget, Clock clock) {
    return new Bounds(new Running(), limits, budget, clock);
  }

  @Bean
  AnswersAtStop answersAtStop(Bounds bounds) {
    return new AnswersAtStop(bounds.running(), bounds.limits().shutdownWait());
  }

  /** What questions are kept within. */
  record Bounds(Running running, LimitsProperties limits, BudgetProperties budget, Clock clock) {}
}
