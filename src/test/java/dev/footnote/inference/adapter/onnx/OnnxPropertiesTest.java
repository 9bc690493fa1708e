package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OnnxPropertiesTest {

  @Test
  void defaults_are_those_of_the_documentation() {
    var properties =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("footnote.inference.onnx", OnnxProperties.class);

    assertThat(properties)
        .isEqualTo(new OnnxProperties(Path.of("data/native"), 0, Duration.ofSeconds(2), 1024));
  }

  @Test
  void zero_workers_mean_one_a_processor() {
    assertThat(new OnnxProperties(Path.of(""), 0, Duration.ZERO, 1).workersOn(8)).isEqualTo(8);
    assertThat(new OnnxProperties(Path.of(""), 3, Duration.ZERO, 1).workersOn(8)).isEqualTo(3);
  }
}
