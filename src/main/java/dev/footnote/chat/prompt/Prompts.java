package dev.footnote.chat.prompt;

import dev.footnote.chat.Message;
import dev.footnote.chat.citation.MarkerSyntax;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Ending;
import dev.footnote.inference.Prompt;
import dev.footnote.inference.Prompt.Role;
import dev.footnote.inference.Prompt.Source;
import dev.footnote.inference.Prompt.Turn;
import dev.footnote.inference.Tokenizer;
import dev.footnote.kernel.Ids;
import dev.footnote.search.Passage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Composes prompts within their budgets. */
public final class Prompts {

  private final TokenBudget sourceBudget;
  private final TokenBudget historyBudget;
  private final Tokenizer tokenizer;
  private final Ids ids;

  Prompts(PromptProperties properties, Tokenizer tokenizer, Ids ids) {
    this.sourceBudget = new TokenBudget(tokenizer, properties.maxSourceTokens());
    this.historyBudget = new TokenBudget(tokenizer, properties.maxHistoryTokens());
    this.tokenizer = tokenizer;
    this.ids = ids;
  }

  /**
   * What a model is asked.
   *
   * @param question as it was put
   * @param standalone the question with what it takes from earlier ones
   * @param history oldest first
   * @param found passages, best first
   */
  public ComposedPrompt compose(
      String question, String standalone, List<Message> history, List<Passage> found) {
    var passages = sourceBudget.fitting(found, passage -> passage.chunk().text());
    var sources = sources(passages);
    String boundary = boundary();
    var prompt =
        new Prompt(
            Instructions.with(boundary),
            turns(history),
            message(new Delimited(boundary), question, sources),
            standalone,
            sources);
    return new ComposedPrompt(prompt, passages);
  }

  /** The completion, with tokens counted here if it broke off before its provider told them. */
  public Completion counted(ComposedPrompt composed, Completion completion) {
    if (!(completion.ending() instanceof Ending.BrokenOff)) {
      return completion;
    }
    var prompt = composed.prompt();
    int read = tokens(prompt.instructions()) + tokens(prompt.message());
    var history = prompt.history().stream().mapToInt(turn -> tokens(turn.text())).sum();
    return completion.with(new Completion.Usage(read + history, tokens(completion.text())));
  }

  private int tokens(String text) {
    return tokenizer.tokenize(text).count();
  }

  private static List<Source> sources(List<Passage> passages) {
    return IntStream.range(0, passages.size())
        .mapToObj(i -> source(i + 1, passages.get(i)))
        .toList();
  }

  private static Source source(int marker, Passage passage) {
    var headings = passage.chunk().headings();
    String path = headings.isEmpty() ? "" : " \u203A " + String.join(" \u203A ", headings);
    return new Source(marker, passage.filename() + path, passage.chunk().text());
  }

  private static String message(Delimited delimited, String question, List<Source> sources) {
    return sources.stream()
            .map(source -> delimited.source(source.marker(), source.title(), source.text()))
            .collect(Collectors.joining("\n"))
        + "\nQuestion: "
        + delimited.escaped(question);
  }

  /** The latest messages that fit, without markers: their numbers mean other sources now. */
  List<Turn> turns(List<Message> history) {
    var latestFirst = history.reversed().stream().map(Prompts::turn).toList();
    return historyBudget.fitting(latestFirst, Turn::text).reversed();
  }

  private static Turn turn(Message message) {
    return switch (message) {
      case Message.Asked asked -> new Turn(Role.USER, asked.text());
      case Message.Answered answered ->
          new Turn(Role.ASSISTANT, MarkerSyntax.removed(answered.text()));
    };
  }

  /** The random half of a new id. */
  private String boundary() {
    return Long.toHexString(ids.next().getLeastSignificantBits());
  }
}
