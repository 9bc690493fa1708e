package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.adapter.wire.RemoteCalls;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Only with the name of a model does it take the place of the bundled one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiEmbeddingProperties.class)
@Import(OpenAiEmbeddingConfiguration.IfModelIsGiven.class)
class OpenAiEmbeddingConfiguration {

  static class IfModelIsGiven implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (StringUtils.hasText(
          environment.getProperty("footnote.inference.openai-embeddings.model"))) {
        registry.registerBean(
            "remoteEmbedder",
            Embedder.class,
            bean -> bean.primary().supplier(OpenAiEmbeddingConfiguration::embedder));
      }
    }
  }

  private static Embedder embedder(SupplierContext beans) {
    var properties = beans.bean(OpenAiEmbeddingProperties.class);
    var calls = new RemoteCalls("embeddings", properties.connectTimeout(), beans.bean(Clock.class));
    var tries = new Tries(properties.tries(), beans.bean(SecureRandom.class));
    var embedder = new OpenAiEmbedder(properties, calls, tries);
    embedder.probe();
    return embedder;
  }
}
