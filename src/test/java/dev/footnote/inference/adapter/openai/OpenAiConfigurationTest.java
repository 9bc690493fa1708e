package dev.footnote.inference.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.inference.ChatModel;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class OpenAiConfigurationTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withBean(Clock.class, Clock::systemUTC)
          .withBean(
              EnableConfigurationProperties.VALIDATOR_BEAN_NAME, LocalValidatorFactoryBean.class)
          .withUserConfiguration(OpenAiConfiguration.class);

  @Test
  void without_a_key_there_is_no_model() {
    runner
        .withPropertyValues("footnote.inference.openai.api-key=")
        .run(context -> assertThat(context).doesNotHaveBean(ChatModel.class));
  }

  @Test
  void a_key_is_all_it_takes_and_is_never_shown() {
    runner
        .withPropertyValues("footnote.inference.openai.api-key=sk-secret")
        .run(
            context -> {
              var properties = context.getBean(OpenAiProperties.class);
              assertThat(context.getBean(ChatModel.class).provider()).isEqualTo("openai");
              assertThat(properties.apiKey().value()).isEqualTo("sk-secret");
              assertThat(properties.toString()).doesNotContain("sk-secret");
              assertThat(properties.baseUrl()).isEqualTo("https://api.openai.com/v1");
              assertThat(properties.model()).isEqualTo("gpt-4.1-mini");
              assertThat(properties.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
              assertThat(properties.firstTokenTimeout()).isEqualTo(Duration.ofSeconds(15));
            });
  }

  @Test
  void an_address_that_is_none_stops_the_start() {
    runner
        .withPropertyValues(
            "footnote.inference.openai.api-key=sk-secret",
            "footnote.inference.openai.base-url=localhost")
        .run(context -> assertThat(context).hasFailed());
  }
}
