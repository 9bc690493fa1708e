package dev.footnote.platform.configuration;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/** Tells settings that whoever runs the service has set from those that are as they are shipped. */
final class ShippedSettings {

  private static final String OWN_FILE = "class path resource [application.yaml]";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)");

  private final Environment environment;

  ShippedSettings(Environment environment) {
    this.environment = environment;
  }

  /**
   * Whether all values under the prefix are those of the release: nothing but its own file names
   * any of them, and of the variables that are named there none is set.
   */
  boolean areAllUnder(String prefix) {
    var name = ConfigurationPropertyName.of(prefix);
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .allMatch(source -> isAsShipped(source, name));
  }

  private boolean isAsShipped(
      ConfigurationPropertySource source, ConfigurationPropertyName prefix) {
    return source.containsDescendantOf(prefix) == ConfigurationPropertyState.ABSENT
        || isOwnFile(source)
            && source instanceof IterableConfigurationPropertySource own
            && variables(own, prefix).noneMatch(environment::containsProperty);
  }

  private static boolean isOwnFile(ConfigurationPropertySource source) {
    return source.getUnderlyingSource() instanceof PropertySource<?> file
        && file.getName().contains(OWN_FILE);
  }

  private static Stream<String> variables(
      IterableConfigurationPropertySource own, ConfigurationPropertyName prefix) {
    return own.stream()
        .filter(prefix::isAncestorOf)
        .map(own::getConfigurationProperty)
        .filter(Objects::nonNull)
        .flatMap(property -> PLACEHOLDER.matcher(property.getValue().toString()).results())
        .map(placeholder -> placeholder.group(1));
  }
}
