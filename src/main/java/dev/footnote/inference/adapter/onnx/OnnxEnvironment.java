package dev.footnote.inference.adapter.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

/**
 * What all sessions of a process stand on. The library gives it back in a shutdown hook of its own,
 * beside the hook in which the service lets its requests finish: whatever is encoded from then on
 * reads freed memory and ends the process. The environment counts its users, so one more of them,
 * who never leaves, keeps it until the process is gone.
 *
 * @see <a href="https://github.com/microsoft/onnxruntime/issues/31352">the library's issue</a>
 */
final class OnnxEnvironment {

  private OnnxEnvironment() {}

  /** The library offers no way to count oneself in, so this asks what its constructor asks. */
  static OrtEnvironment lasting() {
    var environment = OrtEnvironment.getEnvironment();
    try {
      var api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
      var create =
          OrtEnvironment.class.getDeclaredMethod(
              "createHandle", long.class, int.class, String.class);
      api.setAccessible(true);
      create.setAccessible(true);
      int level = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue();
      create.invoke(null, api.getLong(null), level, OrtEnvironment.DEFAULT_NAME);
      return environment;
    } catch (ReflectiveOperationException e) {
      throw OnnxErrors.unusable("This version of the model's runtime is not supported.", e);
    }
  }
}
