package dev.footnote.inference.adapter.extractive;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.Embedder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExtractiveConfiguration {

  /** By the bundled model in any case: it must answer when everything remote is away. */
  @Bean
  ChatModel extractiveChatModel(@Qualifier("embedder") Embedder embedder) {
    return new ExtractiveChatModel(new SentenceRanking(embedder));
  }
}
