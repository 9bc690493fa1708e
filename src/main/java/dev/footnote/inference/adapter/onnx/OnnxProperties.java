package dev.footnote.inference.adapter.onnx;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bundled embedding model runs.
 *
 * @param nativeDir where the native libraries are unpacked
 * @param workers texts embedded at the same time; 0 for one a processor
 * @param queryTimeout how long a question may wait for its vector
 * @param queueLimit calls that may wait at once; more are refused
 */
@ConfigurationProperties("footnote.inference.onnx")
record OnnxProperties(
    @DefaultValue("data/native") Path nativeDir,
    @DefaultValue("0") @Min(0) int workers,
    @DefaultValue("2s") Duration queryTimeout,
    @DefaultValue("1024") @Min(1) int queueLimit) {

  int workersOn(int processors) {
    return workers == 0 ? processors : workers;
  }
}
