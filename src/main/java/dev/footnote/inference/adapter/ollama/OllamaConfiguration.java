package dev.footnote.inference.adapter.ollama;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.adapter.wire.RemoteChatModel;
import dev.footnote.inference.adapter.wire.SettingIsGiven;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Only with an address is there a model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OllamaProperties.class)
class OllamaConfiguration {

  static final String PROVIDER = "ollama";

  @Bean
  @Conditional(AddressIsGiven.class)
  ChatModel ollamaChatModel(OllamaProperties properties, Clock clock) {
    return new RemoteChatModel(
        properties.provider(PROVIDER),
        clock,
        transport ->
            OllamaStreamingChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(properties.baseUrl())
                .modelName(properties.model())
                .numPredict(properties.maxOutputTokens())
                .build());
  }

  static class AddressIsGiven extends SettingIsGiven {
    AddressIsGiven() {
      super("footnote.inference.ollama.base-url");
    }
  }
}
