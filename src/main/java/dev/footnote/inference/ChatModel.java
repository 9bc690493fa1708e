package dev.footnote.inference;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One provider's language model; faults are {@link dev.footnote.kernel.AppException}s of {@link
 * InferenceError}.
 */
public interface ChatModel {

  /** The provider's name as configuration spells it, {@code openai} say. */
  String provider();

  /** The model's name as the provider spells it. */
  String model();

  /**
   * Answers the prompt within {@code budget}; {@code deltas} gets the text piece by piece as it
   * comes, on the calling thread's behalf and never after the method has returned. The pieces
   * together are the completion's text; its attempts are empty, whoever calls keeps count.
   */
  Completion complete(Prompt prompt, Duration budget, Consumer<String> deltas);
}
