package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.adapter.wire.RemoteChatModel;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Only with a key is there a model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiProperties.class)
@Import(OpenAiConfiguration.IfKeyIsGiven.class)
class OpenAiConfiguration {

  static final String PROVIDER = "openai";

  private static final String OPENAI = "api.openai.com";

  static class IfKeyIsGiven implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (StringUtils.hasText(environment.getProperty("footnote.inference.openai.api-key"))) {
        registry.registerBean(
            "openAiChatModel",
            ChatModel.class,
            bean -> bean.supplier(OpenAiConfiguration::chatModel));
      }
    }
  }

  private static ChatModel chatModel(SupplierContext beans) {
    var properties = beans.bean(OpenAiProperties.class);
    return new RemoteChatModel(
        properties.provider(PROVIDER),
        beans.bean(Clock.class),
        transport -> client(properties, transport));
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
}
