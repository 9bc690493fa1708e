package dev.footnote.inference.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ChainPropertiesTest {

  @Test
  void defaults_are_those_of_the_documentation() {
    var properties =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("footnote.inference.chain", ChainProperties.class);

    assertThat(properties)
        .isEqualTo(
            new ChainProperties(
                List.of(),
                Duration.ofSeconds(55),
                Duration.ofSeconds(3),
                Duration.ofMillis(300),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                10));
  }
}
