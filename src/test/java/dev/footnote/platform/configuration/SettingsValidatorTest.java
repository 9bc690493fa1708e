package dev.footnote.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.validation.MessageInterpolatorFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class SettingsValidatorTest {

  private static final String OWN_FILE =
      "Config resource 'class path resource [application.yaml]' via location 'optional:classpath:/'";

  @ConfigurationProperties("footnote.ships-lamps")
  record Lamps(@DefaultValue("0") @Min(1) int number) {}

  record Anything(@Min(1) int number) {}

  @Test
  void a_setting_out_of_its_bounds_is_refused_though_its_record_asks_for_no_validation() {
    assertThatThrownBy(() -> lamps(given("footnote.ships-lamps.number", "0")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("footnote.ships-lamps.number")
        .hasMessageContaining("must be greater than or equal to 1");
    assertThat(lamps(given("footnote.ships-lamps.number", "1"))).isEqualTo(new Lamps(1));
  }

  @Test
  void so_is_a_variable_that_spring_boot_reads_as_one() {
    assertThatThrownBy(() -> lamps(variable("FOOTNOTE_SHIPSLAMPS_NUMBER", "0")))
        .isInstanceOf(BindException.class);
  }

  @Test
  void so_is_a_variable_that_the_own_file_names() {
    var own = shipped("footnote.ships-lamps.number", "${LAMPS:0}");
    assertThatThrownBy(() -> lamps(variable("LAMPS", "0"), own)).isInstanceOf(BindException.class);
    var nested = shipped("footnote.ships-lamps.number", "${SHIPS_LAMPS:${LAMPS:0}}");
    assertThatThrownBy(() -> lamps(variable("LAMPS", "0"), nested))
        .isInstanceOf(BindException.class);
  }

  @Test
  void what_is_as_it_is_shipped_is_not_validated_again() {
    assertThat(lamps(given("footnote.other.number", "0"))).isEqualTo(new Lamps(0));
    var own = shipped("footnote.ships-lamps.number", "${LAMPS:0}");
    assertThat(lamps(variable("OTHER", "0"), own)).isEqualTo(new Lamps(0));
  }

  @Test
  void a_record_of_no_prefix_is_always_validated() {
    assertThatThrownBy(() -> bound(Anything.class, "any", given("any.number", "0")))
        .isInstanceOf(BindException.class);
  }

  @Test
  void settings_of_others_are_theirs_to_validate() {
    var validator = new SettingsValidator();
    assertThat(validator.supports(String.class)).isFalse();
    assertThat(validator.supports(Lamps.class)).isTrue();
  }

  static Stream<Class<?>> everyRecord() {
    return DocumentedSettingsTest.records();
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void what_is_shipped_is_valid(Class<?> record) throws IOException {
    var file =
        new YamlPropertySourceLoader().load(OWN_FILE, new ClassPathResource("application.yaml"));
    var environment = environment(file.toArray(PropertySource<?>[]::new));
    var prefix = record.getAnnotation(ConfigurationProperties.class).value();
    var all = new LocalValidatorFactoryBean();
    all.setMessageInterpolator(new MessageInterpolatorFactory().getObject());
    all.afterPropertiesSet();
    Binder.get(environment, new ValidationBindHandler(all))
        .bindOrCreate(prefix, Bindable.of(record));
  }

  private static PropertySource<?> given(String name, String value) {
    return new MapPropertySource("given", Map.of(name, value));
  }

  private static PropertySource<?> variable(String name, String value) {
    return new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, value));
  }

  private static PropertySource<?> shipped(String name, String value) {
    return new MapPropertySource(OWN_FILE, Map.of(name, value));
  }

  private static Lamps lamps(PropertySource<?>... sources) {
    return bound(Lamps.class, "footnote.ships-lamps", sources);
  }

  private static <T> T bound(Class<T> record, String prefix, PropertySource<?>... sources) {
    var environment = environment(sources);
    var validator = new SettingsValidator();
    validator.setEnvironment(environment);
    return Binder.get(environment, new ValidationBindHandler(validator))
        .bindOrCreate(prefix, Bindable.of(record));
  }

  /** With no variables and properties but those. */
  private static StandardEnvironment environment(PropertySource<?>... sources) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(each -> environment.getPropertySources().remove(each.getName()));
    Stream.of(sources).forEach(environment.getPropertySources()::addLast);
    ConfigurationPropertySources.attach(environment);
    return environment;
  }
}
