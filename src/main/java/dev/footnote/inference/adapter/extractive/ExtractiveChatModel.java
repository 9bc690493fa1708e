package dev.footnote.inference.adapter.extractive;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Answers with sentences of the sources, each with its marker; with nothing when none is near
 * enough.
 */
final class ExtractiveChatModel implements ChatModel {

  private static final Pattern WRAP = Pattern.compile("\\h*\\R\\s*");
  private static final Pattern WRAP_BETWEEN_IDEOGRAPHS =
      Pattern.compile(
          "(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])\\R(?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

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
      var piece =
          (text.isEmpty() ? "" : "\n") + unwrapped(sentence) + " [" + sentence.marker() + "]";
      text.append(piece);
      deltas.accept(piece);
    }
    return new Completion(
        text.toString(), provider(), model(), new Completion.Usage(0, 0), List.of());
  }

  /** On one line: where the source's lines were wrapped says nothing about the sentence. */
  private static String unwrapped(Sentence sentence) {
    var joined = WRAP_BETWEEN_IDEOGRAPHS.matcher(sentence.text()).replaceAll("");
    return WRAP.matcher(joined).replaceAll(" ");
  }
}
