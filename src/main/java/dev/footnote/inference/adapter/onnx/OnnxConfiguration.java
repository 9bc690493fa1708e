package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.Tokenizer;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OnnxProperties.class)
class OnnxConfiguration {

  /** After the data folder, which makes its own permissions and keeps a second instance out. */
  @Bean(destroyMethod = "close")
  @DependsOn("dataFolder")
  OnnxModel onnxModel(OnnxProperties properties) {
    return OnnxModel.start(
        properties, ModelFiles.bundled(), Runtime.getRuntime().availableProcessors());
  }

  /** A model that cannot be loaded ends the start. */
  @Bean
  SmartInitializingSingleton embeddingModelIsLoaded(OnnxModel model) {
    return model::awaitLoaded;
  }

  @Bean
  Tokenizer tokenizer(OnnxModel model) {
    return model.tokenizer();
  }

  @Bean
  Embedder embedder(OnnxModel model) {
    return model.embedder();
  }

  @Bean
  HealthIndicator embedderHealthIndicator(OnnxModel model, Clock clock) {
    return new OnnxHealth(model.embedder(), clock);
  }
}
