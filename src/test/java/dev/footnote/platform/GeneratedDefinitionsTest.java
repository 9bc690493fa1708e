package dev.footnote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedDefinitionsTest {

  private static final Path NOWHERE = Path.of("no-such-folder");

  @Test
  void settings_of_footnote_fit() {
    var environment =
        Map.of(
            "DATABASE_URL", "postgres://localhost/footnote",
            "OPENAI_API_KEY", "a key",
            "FOOTNOTE_SEARCH_LEXICAL", "opensearch",
            "LOG_FORMAT", "ecs",
            "SPRING_CONFIG_IMPORT", "configtree:/run/secrets/",
            "PORT", "80");
    var definitions =
        new GeneratedDefinitions(
            environment,
            properties("footnote.search.lucene.directory"),
            List.of("--footnote.blobs=s3"),
            NOWHERE);
    assertThat(definitions.fit()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SPRING_PROFILES_ACTIVE",
        "SPRING_APPLICATION_JSON",
        "MANAGEMENT_SERVER_PORT",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "SERVER_SSL_ENABLED",
        "DEBUG"
      })
  void variables_by_which_spring_boot_would_decide_otherwise_do_not_fit(String name) {
    var environment = Map.of(name, "anything");
    assertThat(new GeneratedDefinitions(environment, new Properties(), List.of(), NOWHERE).fit())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring.main.lazy-initialization", "spring.aot.enabled", "debug"})
  void properties_and_arguments_of_the_kind_do_not_fit_either(String name) {
    assertThat(new GeneratedDefinitions(Map.of(), properties(name), List.of(), NOWHERE).fit())
        .isFalse();
    var arguments = List.of("--" + name + "=true");
    assertThat(new GeneratedDefinitions(Map.of(), new Properties(), arguments, NOWHERE).fit())
        .isFalse();
  }

  @Test
  void a_file_of_settings_beside_the_service_does_not_fit() {
    var resources = Path.of("src/main/resources");
    assertThat(new GeneratedDefinitions(Map.of(), new Properties(), List.of(), resources).fit())
        .isFalse();
  }

  @Test
  void definitions_that_are_just_being_generated_are_not_used() {
    assertThat(
            new GeneratedDefinitions(
                    Map.of(), properties("spring.aot.processing"), List.of(), NOWHERE)
                .fit())
        .isFalse();
  }

  @Test
  void a_class_without_any_is_started_as_ever() {
    GeneratedDefinitions.useIfTheyFit(GeneratedDefinitionsTest.class);
    assertThat(System.getProperty(GeneratedDefinitions.ENABLED)).isNull();
  }

  private static Properties properties(String name) {
    var properties = new Properties();
    properties.setProperty(name, "anything");
    return properties;
  }
}
