package dev.footnote.observability.log;

import dev.footnote.observability.log.LogProperties.Format;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Hands the wanted format to the logging system, before it begins; text is what it writes itself.
 */
class LogFormatSetting implements EnvironmentPostProcessor {

  private static final String STRUCTURED = "logging.structured.format.console";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var format =
        Binder.get(environment)
            .bind("footnote.observability.log.format", Format.class)
            .orElse(Format.TEXT);
    if (format != Format.TEXT) {
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "log-format", Map.of(STRUCTURED, format.name().toLowerCase(Locale.ROOT))));
    }
  }
}
