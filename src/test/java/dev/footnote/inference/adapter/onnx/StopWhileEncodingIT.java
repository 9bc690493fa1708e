package dev.footnote.inference.adapter.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's own shutdown hook must not take the model from requests that finish (R4). */
class StopWhileEncodingIT {

  @TempDir Path reports;

  @Test
  void texts_are_encoded_until_the_last_hook_of_the_process_has_ended() throws Exception {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:ErrorFile=" + reports.resolve("crash.log"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    StoppedWhileEncoding.class.getName()))
            .redirectErrorStream(true)
            .start();
    var output = output(process);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains(StoppedWhileEncoding.DONE + StoppedWhileEncoding.TEXTS);
  }

  private static String output(Process process) throws IOException {
    try (var stream = process.getInputStream()) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
