package dev.footnote.chat.web;

import dev.footnote.chat.stream.LiveAnswers;
import dev.footnote.chat.stream.Readers;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatWebConfiguration {

  @Bean
  AnswerStreams answerStreams(LiveAnswers answers, Readers readers) {
    var threads = Thread.ofVirtual().name("answer-reader-", 0).factory();
    var contexts = ContextSnapshotFactory.builder().build();
    return new AnswerStreams(
        answers, readers, work -> threads.newThread(contexts.captureAll().wrap(work)));
  }
}
