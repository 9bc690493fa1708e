package dev.footnote.inference.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.ScriptedChatModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderOrderTest {

  private final List<ChatModel> models =
      List.of(
          new ScriptedChatModel("extractive"),
          new ScriptedChatModel("openai"),
          new ScriptedChatModel("anthropic"));

  @Test
  void without_a_setting_the_answerer_that_needs_nothing_comes_last() {
    assertThat(new ProviderOrder(List.of()).of(models))
        .extracting(ChatModel::provider)
        .containsExactly("anthropic", "openai", "extractive");
  }

  @Test
  void a_setting_names_who_is_asked_and_when_before_the_answerer_that_needs_nothing() {
    assertThat(new ProviderOrder(List.of("openai", "anthropic")).of(models))
        .extracting(ChatModel::provider)
        .containsExactly("openai", "anthropic", "extractive");
    assertThat(new ProviderOrder(List.of("extractive", "openai")).of(models))
        .extracting(ChatModel::provider)
        .containsExactly("extractive", "openai");
  }

  @Test
  void a_provider_without_its_key_is_named_at_the_start() {
    assertThatThrownBy(() -> new ProviderOrder(List.of("gemini")).of(models))
        .hasMessage(
            "FOOTNOTE_CHAT_PROVIDERS names \"gemini\", but only anthropic, extractive, openai can be"
                + " asked. Set the provider's key or remove its name.");
  }

  @Test
  void blanks_among_the_names_do_not_count() {
    var properties =
        new ChainProperties(
            List.of(" openai ", ""),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            1);

    assertThat(properties.providers()).containsExactly("openai");
  }
}
