package dev.footnote.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DamperTest {

  private final SettableClock clock = new SettableClock();
  private final Damper damper = new Damper(clock, Duration.ofMinutes(1));

  @Test
  void one_of_many_equal_notes_passes_in_a_minute() {
    assertThat(damper.passes("a")).isTrue();
    assertThat(damper.passes("a")).isFalse();
    assertThat(damper.passes("b")).isTrue();
    clock.advance(Duration.ofMinutes(1));
    assertThat(damper.passes("a")).isTrue();
    assertThat(damper.passes("a")).isFalse();
  }

  @Test
  void it_forgets_the_oldest_of_ten_thousand_keys() {
    damper.passes("first");
    for (var i = 0; i < 10_000; i++) {
      damper.passes("key " + i);
    }
    assertThat(damper.passes("first")).isTrue();
    assertThat(damper.passes("key 9999")).isFalse();
  }
}
