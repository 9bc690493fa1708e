package dev.footnote.inference.adapter.extractive;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers with sentences of the sources, each with its marker; with nothing when none is near
 * enough.
 */
final class ExtractiveChatModel implements ChatModel {

  private final SentenceRanking ranking;

  ExtractiveChatModel(SentenceRanking ranking) {
    this.ranking = ranking;
  }

  @Override
  public String provider() {
    return "extractive";
  }

  @Override
  public String model() {
    return "sentences";
  }

  @Override
  public Completion complete(Prompt prompt, Duration budget, Consumer<String> deltas) {
    var text = new StringBuilder();
    for (var sentence : SentenceChoice.of(ranking.rank(prompt.question(), prompt.sources()))) {
      var piece = (text.isEmpty() ? "" : "\n") + sentence.text() + " [" + sentence.marker() + "]";
      text.append(piece);
      deltas.accept(piece);
    }
    return new Completion(
        text.toString(), provider(), model(), new Completion.Usage(0, 0), List.of());
  }
}
