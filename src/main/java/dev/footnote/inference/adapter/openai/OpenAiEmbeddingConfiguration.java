package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.adapter.wire.RemoteCalls;
import dev.footnote.inference.adapter.wire.SettingIsGiven;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Only with the name of a model does it take the place of the bundled one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiEmbeddingProperties.class)
class OpenAiEmbeddingConfiguration {

  @Bean
  @Primary
  @Conditional(ModelIsGiven.class)
  Embedder remoteEmbedder(OpenAiEmbeddingProperties properties, Clock clock, SecureRandom random) {
    var calls = new RemoteCalls("embeddings", properties.connectTimeout(), clock);
    var embedder = new OpenAiEmbedder(properties, calls, new Tries(properties.tries(), random));
    embedder.probe();
    return embedder;
  }

  static class ModelIsGiven extends SettingIsGiven {
    ModelIsGiven() {
      super("footnote.inference.openai-embeddings.model");
    }
  }
}
