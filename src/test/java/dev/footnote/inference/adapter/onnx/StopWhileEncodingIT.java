package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's own shutdown hook must not take the model from requests that finish (R4). */
class StopWhileEncodingIT {

  @TempDir Path reports;

  @Test
  void texts_are_encoded_until_the_last_hook_of_the_process_has_ended() {
    var arguments =
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:ErrorFile=" + reports.resolve("crash.log"),
            "-cp",
            System.getProperty("java.class.path"),
            StoppedWhileEncoding.class.getName());
    var process =
        JavaProcess.start(JavaProcess.command(arguments), Duration.ofMinutes(5), _ -> false);

    assertThat(process.awaitEnd()).as(process.output()).isZero();
    assertThat(process.output()).contains(StoppedWhileEncoding.DONE + StoppedWhileEncoding.TEXTS);
  }
}
