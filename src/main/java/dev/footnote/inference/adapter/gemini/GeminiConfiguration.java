package dev.footnote.inference.adapter.gemini;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.adapter.wire.RemoteChatModel;
import dev.footnote.inference.adapter.wire.SettingIsGiven;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Only with a key is there a model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GeminiProperties.class)
class GeminiConfiguration {

  static final String PROVIDER = "gemini";

  @Bean
  @Conditional(KeyIsGiven.class)
  ChatModel geminiChatModel(GeminiProperties properties, Clock clock) {
    return new RemoteChatModel(
        properties.provider(PROVIDER),
        clock,
        transport ->
            GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(properties.baseUrl())
                .apiKey(properties.apiKey().value())
                .modelName(properties.model())
                .maxOutputTokens(properties.maxOutputTokens())
                .build());
  }

  static class KeyIsGiven extends SettingIsGiven {
    KeyIsGiven() {
      super("footnote.inference.gemini.api-key");
    }
  }
}
