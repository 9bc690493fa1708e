package dev.footnote.accounts.reset;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ResetPropertiesTest {

  @Test
  void a_link_works_for_an_hour_unless_configured() {
    var properties =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("footnote.accounts.reset", ResetProperties.class);

    assertThat(properties.tokenTtl()).isEqualTo(Duration.ofHours(1));
  }

  /** S18. */
  @Test
  void no_setting_allows_more_than_an_hour() {
    assertThat(isAllowed(Duration.ofHours(1))).isTrue();
    assertThat(isAllowed(Duration.ofMinutes(5))).isTrue();
    assertThat(isAllowed(Duration.ofHours(1).plusMillis(1))).isFalse();
    assertThat(isAllowed(Duration.ofDays(1))).isFalse();
    assertThat(isAllowed(Duration.ZERO)).isFalse();
  }

  private static boolean isAllowed(Duration tokenTtl) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(new ResetProperties(tokenTtl)).isEmpty();
    }
  }
}
