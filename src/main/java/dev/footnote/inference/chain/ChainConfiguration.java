package dev.footnote.inference.chain;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.ChatModels;
import io.micrometer.observation.ObservationRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChainProperties.class)
class ChainConfiguration {

  @Bean
  ChatModels chatModels(
      List<ChatModel> models,
      ChainProperties properties,
      Clock clock,
      SecureRandom random,
      ObservationRegistry observations) {
    var observed =
        models.stream().<ChatModel>map(one -> new ObservedChatModel(one, observations)).toList();
    var ordered = new ProviderOrder(properties.providers()).of(observed);
    return new ModelChain(Link.of(ordered, properties, clock), properties, Pace.real(random));
  }
}
