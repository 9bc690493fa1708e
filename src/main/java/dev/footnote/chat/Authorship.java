package dev.footnote.chat;

import dev.footnote.inference.Attempt;
import dev.footnote.inference.Completion;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote an answer and what it took.
 *
 * @param provider null if no model was asked, because there was nothing to answer from
 * @param model null likewise
 */
public record Authorship(
    @Nullable String provider,
    @Nullable String model,
    Completion.Usage usage,
    List<Attempt> attempts) {

  /** Of a reply that no model wrote. */
  public static final Authorship NONE =
      new Authorship(null, null, Completion.Usage.NONE, List.of());

  public Authorship {
    attempts = List.copyOf(attempts);
  }

  /** The same after a call that was made beforehand, to understand the question. */
  public Authorship after(Authorship earlier) {
    var calls = Stream.concat(earlier.attempts.stream(), attempts.stream()).toList();
    var sum =
        new Completion.Usage(
            earlier.usage.promptTokens() + usage.promptTokens(),
            earlier.usage.completionTokens() + usage.completionTokens(),
            earlier.usage.cost().add(usage.cost()));
    return new Authorship(provider, model, sum, calls);
  }

  public static Authorship of(Completion completion) {
    return new Authorship(
        completion.provider(), completion.model(), completion.usage(), completion.attempts());
  }
}
