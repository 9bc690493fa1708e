package dev.footnote.inference;

import java.util.function.Consumer;

/** The configured models as one: tries them in order until one answers. */
public interface ChatModels {

  /** Answers the prompt; {@code deltas} gets the text as it comes, never twice. */
  Completion complete(Prompt prompt, Consumer<String> deltas);
}
