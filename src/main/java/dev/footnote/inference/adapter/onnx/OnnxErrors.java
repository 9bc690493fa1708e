package dev.footnote.inference.adapter.onnx;

import ai.onnxruntime.OrtException;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;

/** Faults of the embedding model as the service names them. */
final class OnnxErrors {

  private OnnxErrors() {}

  static AppException runFailed(OrtException cause) {
    return AppException.causedBy(
        cause,
        InferenceError.EMBEDDING_UNAVAILABLE,
        "The embedding model could not process the text. Try again later.");
  }

  static AppException tooSlow() {
    return unavailable("The embedding model did not answer in time. Try again later.");
  }

  static AppException busy() {
    return unavailable("Too many texts wait for the embedding model. Try again later.");
  }

  static AppException stopping() {
    return unavailable("The embedding model is shutting down. Try again later.");
  }

  static AppException broken(Throwable cause) {
    return AppException.causedBy(
        cause, InferenceError.EMBEDDING_UNAVAILABLE, "The embedding model failed on the text.");
  }

  static AppException unusable(String what, Throwable cause) {
    return AppException.causedBy(cause, InferenceError.EMBEDDING_UNAVAILABLE, what);
  }

  static AppException unusable(String what) {
    return unavailable(what);
  }

  private static AppException unavailable(String detail) {
    return AppException.of(InferenceError.EMBEDDING_UNAVAILABLE, detail);
  }
}
