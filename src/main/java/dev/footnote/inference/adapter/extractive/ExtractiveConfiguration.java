package dev.footnote.inference.adapter.extractive;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.Embedder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExtractiveConfiguration {

  @Bean
  ChatModel extractiveChatModel(Embedder embedder) {
    return new ExtractiveChatModel(new SentenceRanking(embedder));
  }
}
