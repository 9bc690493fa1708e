package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults of remote embeddings as the service names them. */
final class OpenAiEmbeddingErrors {

  private static final Logger log = LoggerFactory.getLogger(OpenAiEmbedder.class);

  private OpenAiEmbeddingErrors() {}

  static AppException of(AppException fault) {
    return fault.code() == InferenceError.EMBEDDING_UNAVAILABLE || isOtherDimension(fault)
        ? fault
        : AppException.causedBy(
            fault,
            InferenceError.EMBEDDING_UNAVAILABLE,
            "The text cannot be embedded now: its service does not answer.");
  }

  static AppException stopped(InterruptedException cause) {
    return AppException.causedBy(
        cause, InferenceError.EMBEDDING_UNAVAILABLE, "The text was not embedded.");
  }

  static AppException incomplete() {
    return AppException.of(
        InferenceError.MODEL_MALFORMED, "The embedding service left vectors out.");
  }

  static AppException otherDimension(EmbeddingModel model, int dimension) {
    return AppException.of(
        InferenceError.EMBEDDING_DIMENSION,
        "The vectors of \"%s\" have %d numbers, but FOOTNOTE_EMBEDDING_DIMENSION says %d. Set it right."
            .formatted(model.name(), dimension, model.dimension()));
  }

  static boolean isOtherDimension(AppException fault) {
    return fault.code() == InferenceError.EMBEDDING_DIMENSION;
  }

  static void unreached(EmbeddingModel model, AppException fault) {
    log.atWarn()
        .addKeyValue("model", model.name())
        .addKeyValue("outcome", fault.code().code())
        .log("embedding service does not answer; searching by words until it does");
  }
}
