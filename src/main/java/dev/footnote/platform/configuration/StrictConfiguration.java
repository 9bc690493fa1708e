package dev.footnote.platform.configuration;

import dev.footnote.platform.StartRefused;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with a {@code footnote.*} setting or {@code FOOTNOTE_*} variable nobody reads.
 */
@Component
class StrictConfiguration implements SmartInitializingSingleton {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

  private final OwnSettings settings;
  private final ConfigurableEnvironment environment;

  StrictConfiguration(OwnSettings settings, ConfigurableEnvironment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var unknown = known().unknownAmong(used());
    if (!unknown.isEmpty()) {
      throw new StartRefused(
          "Unknown settings: " + String.join(", ", new TreeSet<>(unknown)) + ".",
          "Correct the spelling or remove them; docs/configuration.md lists every setting.");
    }
  }

  private KnownSettings known() {
    var known = new KnownSettings();
    settings.all().forEach(one -> known.add(one.prefix(), one.values().getClass()));
    values().flatMap(StrictConfiguration::placeholders).forEach(known::add);
    return known;
  }

  private Set<String> used() {
    var used = new TreeSet<String>();
    sources()
        .flatMap(source -> Stream.of(source.getPropertyNames()))
        .filter(StrictConfiguration::isOurs)
        .forEach(used::add);
    return used;
  }

  private static boolean isOurs(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("footnote.") || lower.startsWith("footnote_");
  }

  private Stream<String> values() {
    return sources()
        .flatMap(source -> Stream.of(source.getPropertyNames()).map(source::getProperty))
        .flatMap(
            value ->
                value instanceof CharSequence text ? Stream.of(text.toString()) : Stream.empty());
  }

  private static Stream<String> placeholders(String value) {
    return PLACEHOLDER.matcher(value).results().map(match -> match.group(1));
  }

  private Stream<EnumerablePropertySource<?>> sources() {
    return environment.getPropertySources().stream()
        .flatMap(
            source ->
                source instanceof EnumerablePropertySource<?> one
                    ? Stream.of(one)
                    : Stream.empty());
  }
}
