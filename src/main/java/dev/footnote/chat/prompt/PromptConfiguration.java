package dev.footnote.chat.prompt;

import dev.footnote.inference.ChatModels;
import dev.footnote.inference.Tokenizer;
import dev.footnote.kernel.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PromptProperties.class)
class PromptConfiguration {

  @Bean
  Prompts prompts(PromptProperties properties, Tokenizer tokenizer, Ids ids) {
    return new Prompts(properties, tokenizer, ids);
  }

  @Bean
  FollowUps followUps(Prompts prompts, ChatModels models, PromptProperties properties) {
    return new FollowUps(new Rewriting(models, prompts::turns, properties.rewriteTimeout()));
  }
}
