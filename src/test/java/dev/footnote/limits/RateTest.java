package dev.footnote.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({"10/15m, 10, PT15M", "1/30s, 1, PT30S", "20/1h, 20, PT1H", "7/2d, 7, PT48H"})
  void a_rate_is_a_number_and_a_time(String text, int quota, Duration window) {
    assertThat(Rate.parse(text)).isEqualTo(new Rate(quota, window));
    assertThat(text).matches(Rate.FORM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "10/m", "ten/1m", "10/15", "", "10/15m/1s"})
  void anything_else_is_none(String text) {
    assertThat(text).doesNotMatch(Rate.FORM);
    assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_at_all_is_no_rate_to_set() {
    assertThat("0/1m").doesNotMatch(Rate.FORM);
    assertThat("1/0m").doesNotMatch(Rate.FORM);
  }
}
