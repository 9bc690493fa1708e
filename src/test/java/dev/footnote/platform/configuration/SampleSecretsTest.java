package dev.footnote.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "change-me",
        "CHANGE_ME_please",
        "changeme123",
        "Replace me",
        "your-api-key",
        "secret",
        "<your password>"
      })
  void what_stands_in_examples_is_known(String value) {
    assertThat(SampleSecrets.include(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sk-9fJ2change",
        "none",
        "b7c1e0",
        "my secret garden of 1911",
        "re_secret_of_resend"
      })
  void anything_else_is_not(String value) {
    assertThat(SampleSecrets.include(value)).isFalse();
  }
}
