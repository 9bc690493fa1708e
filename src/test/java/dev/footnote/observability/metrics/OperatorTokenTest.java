package dev.footnote.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.kernel.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorTokenTest {

  private final OperatorToken token = token("right");

  private static OperatorToken token(String value) {
    return new OperatorToken(
        new MetricsProperties(new Secret(value), Duration.ofMinutes(1), List.of()));
  }

  @Test
  void only_the_right_one_opens() {
    assertThat(token.isIn("Bearer right")).isTrue();
    assertThat(token.isIn("bearer right")).isTrue();
    assertThat(token.isIn("Bearer wrong")).isFalse();
    assertThat(token.isIn("Bearer ")).isFalse();
    assertThat(token.isIn("right")).isFalse();
    assertThat(token.isIn(null)).isFalse();
  }

  @Test
  void without_one_nothing_opens() {
    assertThat(token("").isSet()).isFalse();
    assertThat(token("").isIn("Bearer ")).isFalse();
    assertThat(token("  ").isIn("Bearer   ")).isFalse();
  }
}
