package dev.footnote.chat.stream;

import dev.footnote.chat.Chat;
import dev.footnote.chat.Conversations;
import io.micrometer.context.ContextSnapshotFactory;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

  @Bean
  Readers streamReaders(StreamProperties properties) {
    return new Readers(properties.maxReadersPerAccount());
  }

  @Bean
  RunningAnswerStore runningAnswers(JdbcClient database) {
    return new RunningAnswerStore(database);
  }

  @Bean
  AnswerRelay answerRelay(
      RunningAnswerStore store, Chat chat, Clock clock, StreamProperties properties) {
    return new AnswerRelay(store, chat, clock, properties.relayEvery());
  }

  @Bean
  RemoteAnswers remoteAnswers(
      RunningAnswerStore store,
      Conversations conversations,
      StreamProperties properties,
      Clock clock) {
    var threads = Thread.ofVirtual().name("answer-from-elsewhere-", 0).factory();
    return new RemoteAnswers(store, conversations, properties, clock, threads);
  }

  @Bean
  LiveAnswers liveAnswers(
      Chat chat, Conversations conversations, AnswerRelay relay, RemoteAnswers remote) {
    return new LiveAnswers(chat, conversations, threads("answer-stream-"), relay, remote);
  }

  private static ThreadFactory threads(String name) {
    var threads = Thread.ofVirtual().name(name, 0).factory();
    var contexts = ContextSnapshotFactory.builder().build();
    return work -> threads.newThread(contexts.captureAll().wrap(work));
  }
}
