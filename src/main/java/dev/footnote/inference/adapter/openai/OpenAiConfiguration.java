package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.ChatModel;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Only with a key is there a model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiProperties.class)
class OpenAiConfiguration {

  @Bean
  @Conditional(KeyIsSet.class)
  ChatModel openAiChatModel(OpenAiProperties properties, Clock clock) {
    return new OpenAiChatModel(properties, timers(), clock);
  }

  private static ScheduledExecutorService timers() {
    var timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("openai-timer").daemon().factory());
    timers.setRemoveOnCancelPolicy(true);
    return timers;
  }
}
