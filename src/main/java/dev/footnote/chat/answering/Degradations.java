package dev.footnote.chat.answering;

import dev.footnote.chat.AnswerDegradation;
import dev.footnote.inference.Completion;
import dev.footnote.search.Degradation;
import java.util.EnumSet;
import java.util.Set;

/** What an answer had to do without, read from what its makers report. */
final class Degradations {

  private static final String EXTRACTIVE = "extractive";

  private Degradations() {}

  static Set<AnswerDegradation> of(Set<Degradation> search) {
    var degraded = EnumSet.noneOf(AnswerDegradation.class);
    search.forEach(
        half ->
            degraded.add(
                switch (half) {
                  case SEMANTIC_UNAVAILABLE -> AnswerDegradation.SEMANTIC_UNAVAILABLE;
                  case LEXICAL_UNAVAILABLE -> AnswerDegradation.LEXICAL_UNAVAILABLE;
                }));
    return degraded;
  }

  static Set<AnswerDegradation> of(Set<Degradation> search, Completion completion) {
    var degraded = of(search);
    String provider = completion.provider();
    if (completion.attempts().stream().anyMatch(tried -> !tried.provider().equals(provider))) {
      degraded.add(AnswerDegradation.MODEL_FALLBACK);
    }
    if (provider.equals(EXTRACTIVE)) {
      degraded.add(AnswerDegradation.EXTRACTIVE_ANSWER);
    }
    return degraded;
  }
}
