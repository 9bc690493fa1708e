package dev.footnote.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Min;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsValidatorTest {

  private final SettingsValidator validator = new SettingsValidator();

  record Lamps(@Min(1) int number) {}

  @Test
  void a_setting_out_of_its_bounds_is_refused_though_its_record_asks_for_no_validation() {
    assertThatThrownBy(() -> bound("0"))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("footnote.lamps.number")
        .hasMessageContaining("must be greater than or equal to 1");
    assertThat(bound("1")).isEqualTo(new Lamps(1));
  }

  @Test
  void settings_of_others_are_theirs_to_validate() {
    assertThat(validator.supports(String.class)).isFalse();
    assertThat(validator.supports(Lamps.class)).isTrue();
  }

  private Lamps bound(String number) {
    var source = new MapConfigurationPropertySource(Map.of("footnote.lamps.number", number));
    return new Binder(source)
        .bind("footnote.lamps", Bindable.of(Lamps.class), new ValidationBindHandler(validator))
        .get();
  }
}
