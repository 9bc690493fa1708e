package dev.footnote.chat.stream;

import dev.footnote.chat.Chat;
import dev.footnote.chat.Conversations;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

  @Bean
  LiveAnswers liveAnswers(Chat chat, Conversations conversations) {
    var threads = Thread.ofVirtual().name("answer-stream-", 0).factory();
    var contexts = ContextSnapshotFactory.builder().build();
    return new LiveAnswers(
        chat, conversations, work -> threads.newThread(contexts.captureAll().wrap(work)));
  }
}
