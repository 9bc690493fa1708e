package dev.footnote.inference.chain;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.ChatModels;
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
      List<ChatModel> models, ChainProperties properties, Clock clock, SecureRandom random) {
    var links =
        new ProviderOrder(properties.providers())
            .of(models).stream().map(model -> Link.of(model, properties, clock)).toList();
    return new ModelChain(links, properties, Pace.real(random));
  }
}
