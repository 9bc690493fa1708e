package dev.footnote.chat.web;

import dev.footnote.chat.Chat;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatWebConfiguration {

  @Bean
  AnswerStreams answerStreams(Chat chat) {
    var threads = Thread.ofVirtual().name("answer-stream-", 0).factory();
    var contexts = ContextSnapshotFactory.builder().build();
    return new AnswerStreams(chat, work -> threads.newThread(contexts.captureAll().wrap(work)));
  }
}
