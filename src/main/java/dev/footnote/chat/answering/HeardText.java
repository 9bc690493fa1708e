package dev.footnote.chat.answering;

import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.util.function.Consumer;

/** Hears a model's text piece by piece, up to a bound. */
final class HeardText implements Consumer<String> {

  private static final int MAX_CHARACTERS = 200_000;

  private final Consumer<String> listener;
  private int heard;

  HeardText(Consumer<String> listener) {
    this.listener = listener;
  }

  @Override
  public void accept(String delta) {
    heard += delta.length();
    if (heard > MAX_CHARACTERS) {
      throw AppException.of(
          InferenceError.MODEL_MALFORMED, "The language model does not come to an end. Ask again.");
    }
    listener.accept(delta);
  }

  /** Hears what the whole text has beyond what was heard; a model need not stream. */
  void catchUp(String whole) {
    if (whole.length() > heard) {
      accept(whole.substring(heard));
    }
  }
}
