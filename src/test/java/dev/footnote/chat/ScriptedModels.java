package dev.footnote.chat;

import dev.footnote.inference.Attempt;
import dev.footnote.inference.ChatModels;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Prompt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Says what a test tells it to say. */
public final class ScriptedModels implements ChatModels {

  private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
  private volatile ChatModels script = saying("");

  private volatile ChatModels rewriter = saying("");

  /** What it makes of questions that lean on earlier ones; nothing unless a test says so. */
  public void rewrite(ChatModels next) {
    rewriter = next;
  }

  public void answer(ChatModels next) {
    script = next;
  }

  public Prompt lastPrompt() {
    return prompts.getLast();
  }

  /** Streams the deltas one by one. */
  public static ChatModels saying(String... deltas) {
    return (_, listener) -> {
      List.of(deltas).forEach(listener);
      return completion(String.join("", deltas));
    };
  }

  public static Completion completion(String text) {
    return new Completion(
        text,
        "scripted",
        "script-1",
        new Completion.Usage(12, 3),
        List.of(new Attempt("scripted", "script-1", "ok", 5)));
  }

  @Override
  public Completion complete(Prompt prompt, Consumer<String> deltas) {
    if (prompt.sources().isEmpty()) {
      return rewriter.complete(prompt, deltas);
    }
    prompts.add(prompt);
    return script.complete(prompt, deltas);
  }

  @Override
  public Completion complete(Prompt prompt) {
    if (prompt.sources().isEmpty()) {
      return rewriter.complete(prompt);
    }
    prompts.add(prompt);
    return script.complete(prompt);
  }
}
