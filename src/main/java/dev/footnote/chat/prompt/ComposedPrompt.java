package dev.footnote.chat.prompt;

import dev.footnote.inference.Prompt;
import dev.footnote.search.Passage;
import java.util.List;

/**
 * A prompt and what stands behind its sources.
 *
 * @param passages source {@code [1]} is the first of them
 */
public record ComposedPrompt(Prompt prompt, List<Passage> passages) {

  public ComposedPrompt {
    passages = List.copyOf(passages);
  }
}
