package dev.footnote.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/** Nothing can be set that is not documented, and nothing documented that cannot be set. */
class DocumentedSettingsTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^#? ?([A-Z][A-Z0-9_]*)=");
  private static final Pattern TABLE_KEY = Pattern.compile("(?m)^\\| `(footnote\\.[a-z0-9.-]+)`");

  @Test
  void the_example_environment_lists_every_name_that_is_read() throws IOException {
    var read = names(PLACEHOLDER, Path.of("src/main/resources/application.yaml"));
    assertThat(names(EXAMPLE, Path.of(".env.example"))).isEqualTo(read);
  }

  @Test
  void the_documentation_lists_every_setting() throws IOException {
    assertThat(names(TABLE_KEY, Path.of("docs/configuration.md"))).isEqualTo(settings());
  }

  private static Set<String> names(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> settings() {
    return records()
        .flatMap(type -> keys(type.getAnnotation(ConfigurationProperties.class).value(), type))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<Class<?>> records() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Test\\$.*")));
    return scanner.findCandidateComponents("dev.footnote").stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null));
  }

  private static Stream<String> keys(String prefix, Class<?> record) {
    return Stream.of(record.getRecordComponents()).flatMap(component -> keys(prefix, component));
  }

  private static Stream<String> keys(String prefix, RecordComponent component) {
    var key = prefix + "." + dashed(component.getName());
    var type = component.getType();
    return type.isRecord() && !type.getPackageName().endsWith(".kernel")
        ? keys(key, type)
        : Stream.of(key);
  }

  private static String dashed(String name) {
    return ConfigurationPropertyName.of(
            name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT))
        .toString();
  }
}
