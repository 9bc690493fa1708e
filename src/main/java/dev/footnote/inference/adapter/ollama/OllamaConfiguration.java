package dev.footnote.inference.adapter.ollama;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.adapter.wire.RemoteChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import java.time.Clock;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Only with an address is there a model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OllamaProperties.class)
@Import(OllamaConfiguration.IfAddressIsGiven.class)
class OllamaConfiguration {

  static final String PROVIDER = "ollama";

  static class IfAddressIsGiven implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (StringUtils.hasText(environment.getProperty("footnote.inference.ollama.base-url"))) {
        registry.registerBean(
            "ollamaChatModel",
            ChatModel.class,
            bean -> bean.supplier(OllamaConfiguration::chatModel));
      }
    }
  }

  private static ChatModel chatModel(SupplierContext beans) {
    var properties = beans.bean(OllamaProperties.class);
    return new RemoteChatModel(
        properties.provider(PROVIDER),
        beans.bean(Clock.class),
        transport ->
            OllamaStreamingChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(properties.baseUrl())
                .modelName(properties.model())
                .numPredict(properties.maxOutputTokens())
                .build());
  }
}
