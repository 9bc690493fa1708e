package dev.footnote.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Whether a start may use the bean definitions that Spring generates when an image is built. They
 * decide once which parts of Spring Boot there are, so they are left alone as soon as anything is
 * set by which it would decide otherwise; the start then only takes longer. Which parts of Footnote
 * there are is looked up at each start either way.
 */
public final class GeneratedDefinitions {

  static final String ENABLED = "spring.aot.enabled";
  private static final String BEING_GENERATED = "spring.aot.processing";
  private static final List<String> DECIDING =
      List.of("spring.", "management.", "springdoc.", "server.", "otel.", "debug");

  /** How secrets are mounted: docker-compose.yml. */
  private static final String IMPORT = "spring.config.import";

  private static final List<String> FILES =
      List.of("application.yaml", "application.yml", "application.properties");

  private final Map<String, String> environment;
  private final Properties properties;
  private final List<String> arguments;
  private final Path workingFolder;

  GeneratedDefinitions(
      Map<String, String> environment,
      Properties properties,
      List<String> arguments,
      Path workingFolder) {
    this.environment = environment;
    this.properties = properties;
    this.arguments = arguments;
    this.workingFolder = workingFolder;
  }

  /** Those of the class, if there are any and nothing speaks against them. */
  public static void useIfTheyFit(Class<?> application, String... arguments) {
    var definitions =
        new GeneratedDefinitions(
            System.getenv(), System.getProperties(), List.of(arguments), Path.of(""));
    if (areThere(application) && definitions.fit()) {
      System.setProperty(ENABLED, "true");
    }
  }

  private static boolean areThere(Class<?> application) {
    var initializer = "/" + application.getName().replace('.', '/');
    return application.getResource(initializer + "__ApplicationContextInitializer.class") != null;
  }

  boolean fit() {
    return !properties.containsKey(ENABLED)
        && !properties.containsKey(BEING_GENERATED)
        && settings().noneMatch(GeneratedDefinitions::decides)
        && files().noneMatch(Files::exists);
  }

  private Stream<String> settings() {
    return Stream.of(
            environment.keySet().stream().map(name -> name.replace('_', '.')),
            properties.stringPropertyNames().stream(),
            arguments.stream().map(argument -> argument.replaceFirst("^--", "")))
        .flatMap(names -> names)
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  private static boolean decides(String name) {
    return DECIDING.stream().anyMatch(name::startsWith) && !name.startsWith(IMPORT);
  }

  private Stream<Path> files() {
    return Stream.of(workingFolder, workingFolder.resolve("config"))
        .flatMap(folder -> FILES.stream().map(folder::resolve));
  }
}
