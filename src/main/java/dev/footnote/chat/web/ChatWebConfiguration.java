package dev.footnote.chat.web;

import dev.footnote.chat.Chat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatWebConfiguration {

  @Bean
  AnswerStreams answerStreams(Chat chat) {
    return new AnswerStreams(chat, Thread.ofVirtual().name("answer-stream-", 0).factory());
  }
}
