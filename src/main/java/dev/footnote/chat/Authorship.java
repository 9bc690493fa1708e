package dev.footnote.chat;

import dev.footnote.inference.Attempt;
import dev.footnote.inference.Completion;
import java.util.List;
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
      new Authorship(null, null, new Completion.Usage(0, 0), List.of());

  public Authorship {
    attempts = List.copyOf(attempts);
  }

  public static Authorship of(Completion completion) {
    return new Authorship(
        completion.provider(), completion.model(), completion.usage(), completion.attempts());
  }
}
