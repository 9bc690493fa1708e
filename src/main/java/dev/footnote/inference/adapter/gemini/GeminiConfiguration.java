package dev.footnote.inference.adapter.gemini;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.adapter.wire.RemoteChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
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
@EnableConfigurationProperties(GeminiProperties.class)
@Import(GeminiConfiguration.IfKeyIsGiven.class)
class GeminiConfiguration {

  static final String PROVIDER = "gemini";

  static class IfKeyIsGiven implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (StringUtils.hasText(environment.getProperty("footnote.inference.gemini.api-key"))) {
        registry.registerBean(
            "geminiChatModel",
            ChatModel.class,
            bean -> bean.supplier(GeminiConfiguration::chatModel));
      }
    }
  }

  private static ChatModel chatModel(SupplierContext beans) {
    var properties = beans.bean(GeminiProperties.class);
    return new RemoteChatModel(
        properties.provider(PROVIDER),
        beans.bean(Clock.class),
        transport ->
            GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(transport)
                .baseUrl(properties.baseUrl())
                .apiKey(properties.apiKey().value())
                .modelName(properties.model())
                .maxOutputTokens(properties.maxOutputTokens())
                .build());
  }
}
