package dev.footnote.inference.adapter.onnx;

import java.nio.file.Path;
import java.time.Duration;

/** The real model, loaded once for all tests of this package. */
final class BundledModel {

  static final OnnxModel MODEL =
      OnnxModel.start(
          new OnnxProperties(Path.of("target/native"), 2, Duration.ofSeconds(30), 1024), 2);

  private BundledModel() {}
}
