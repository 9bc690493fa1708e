package dev.footnote.inference.adapter.anthropic;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.adapter.wire.RemoteChatModel;
import dev.footnote.inference.adapter.wire.SettingIsGiven;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Only with a key is there a model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnthropicProperties.class)
class AnthropicConfiguration {

  static final String PROVIDER = "anthropic";

  @Bean
  @Conditional(KeyIsGiven.class)
  ChatModel anthropicChatModel(AnthropicProperties properties, Clock clock) {
    return new RemoteChatModel(
        properties.provider(PROVIDER),
        clock,
        transport ->
            AnthropicStreamingChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(properties.baseUrl())
                .apiKey(properties.apiKey().value())
                .modelName(properties.model())
                .maxTokens(properties.maxOutputTokens())
                .build());
  }

  static class KeyIsGiven extends SettingIsGiven {
    KeyIsGiven() {
      super("footnote.inference.anthropic.api-key");
    }
  }
}
