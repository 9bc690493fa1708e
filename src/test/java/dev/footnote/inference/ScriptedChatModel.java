package dev.footnote.inference;

import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Plays what a test wrote for it, one act a call, the last one again and again. */
public final class ScriptedChatModel implements ChatModel {

  private interface Act {
    String play(Consumer<String> deltas);
  }

  private final String provider;
  private final Deque<Act> acts = new ArrayDeque<>();
  private final List<Prompt> heard = new ArrayList<>();
  private final List<Duration> budgets = new ArrayList<>();

  public ScriptedChatModel(String provider) {
    this.provider = provider;
  }

  /** Answers with these pieces. */
  public ScriptedChatModel says(String... pieces) {
    acts.add(
        deltas -> {
          List.of(pieces).forEach(deltas);
          return String.join("", pieces);
        });
    return this;
  }

  /** Fails. */
  public ScriptedChatModel fails(AppException fault) {
    return failsAfter("", fault);
  }

  /** Fails in the middle of its answer. */
  public ScriptedChatModel failsAfter(String piece, AppException fault) {
    acts.add(
        deltas -> {
          deltas.accept(piece);
          throw fault;
        });
    return this;
  }

  /** Does something, such as moving the time, and fails. */
  public ScriptedChatModel fails(Runnable before, AppException fault) {
    acts.add(
        _ -> {
          before.run();
          throw fault;
        });
    return this;
  }

  public int calls() {
    return heard.size();
  }

  public List<Prompt> heard() {
    return heard;
  }

  public List<Duration> budgets() {
    return budgets;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public String model() {
    return provider + "-model";
  }

  @Override
  public synchronized Completion complete(Prompt prompt, Duration budget, Consumer<String> deltas) {
    heard.add(prompt);
    budgets.add(budget);
    var act = acts.size() > 1 ? acts.remove() : acts.element();
    var text = act.play(deltas);
    return new Completion(text, provider, model(), new Completion.Usage(7, 3), List.of());
  }
}
