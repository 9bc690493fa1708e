package dev.footnote.inference.adapter.anthropic;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.adapter.wire.RemoteChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
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
@EnableConfigurationProperties(AnthropicProperties.class)
@Import(AnthropicConfiguration.IfKeyIsGiven.class)
class AnthropicConfiguration {

  static final String PROVIDER = "anthropic";

  static class IfKeyIsGiven implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (StringUtils.hasText(environment.getProperty("footnote.inference.anthropic.api-key"))) {
        registry.registerBean(
            "anthropicChatModel",
            ChatModel.class,
            bean -> bean.supplier(AnthropicConfiguration::chatModel));
      }
    }
  }

  private static ChatModel chatModel(SupplierContext beans) {
    var properties = beans.bean(AnthropicProperties.class);
    return new RemoteChatModel(
        properties.provider(PROVIDER),
        beans.bean(Clock.class),
        transport ->
            AnthropicStreamingChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(properties.baseUrl())
                .apiKey(properties.apiKey().value())
                .modelName(properties.model())
                .maxTokens(properties.maxOutputTokens())
                .build());
  }
}
