package dev.footnote.inference;

import java.util.function.Consumer;

/** The configured models as one: tries them in order until one answers. */
public interface ChatModels {

  /**
   * Answers the prompt; {@code deltas} gets the text as it comes, never twice. Once text has come,
   * no other model begins anew: what ends it then is told by {@link Completion#ending()}.
   */
  Completion complete(Prompt prompt, Consumer<String> deltas);

  /** Answers the prompt at once; a model that breaks off is followed by the next one. */
  default Completion complete(Prompt prompt) {
    return complete(prompt, _ -> {});
  }
}
