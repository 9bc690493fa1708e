package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.adapter.wire.RemoteChatModel;
import dev.footnote.inference.adapter.wire.SettingIsGiven;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Only with a key is there a model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiProperties.class)
class OpenAiConfiguration {

  static final String PROVIDER = "openai";

  private static final String OPENAI = "api.openai.com";

  @Bean
  @Conditional(KeyIsGiven.class)
  ChatModel openAiChatModel(OpenAiProperties properties, Clock clock) {
    return new RemoteChatModel(
        properties.provider(PROVIDER), clock, transport -> client(properties, transport));
  }

  /** OpenAI itself wants its newer name of the limit, compatible servers know the older one. */
  private static StreamingChatModel client(
      OpenAiProperties properties, HttpClientBuilder transport) {
    var client =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(transport)
            .baseUrl(properties.baseUrl())
            .apiKey(properties.apiKey().value())
            .modelName(properties.model());
    return OPENAI.equals(URI.create(properties.baseUrl()).getHost())
        ? client.maxCompletionTokens(properties.maxOutputTokens()).build()
        : client.maxTokens(properties.maxOutputTokens()).build();
  }

  static class KeyIsGiven extends SettingIsGiven {
    KeyIsGiven() {
      super("footnote.inference.openai.api-key");
    }
  }
}
