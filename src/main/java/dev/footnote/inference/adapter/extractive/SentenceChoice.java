package dev.footnote.inference.adapter.extractive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the sentences that answer together: good ones that do not repeat one another (maximal
 * marginal relevance), in the order of their sources.
 */
final class SentenceChoice {

  private SentenceChoice() {}

  /**
   * The sentences of the answer, none when even the best is too far from the question.
   *
   * @param ranked best first
   */
  static List<Sentence> of(List<Candidate> ranked) {
    if (ranked.isEmpty() || ranked.getFirst().score() < SelectionRules.MIN_SCORE) {
      return List.of();
    }
    var good = goodOnes(ranked);
    var chosen = new ArrayList<Candidate>(List.of(ranked.getFirst()));
    var next = next(good, chosen);
    while (next.isPresent() && chosen.size() < SelectionRules.MAX_SENTENCES) {
      chosen.add(next.get());
      next = next(good, chosen);
    }
    return inReadingOrder(chosen);
  }

  private static List<Candidate> goodOnes(List<Candidate> ranked) {
    double least =
        Math.max(
            SelectionRules.MIN_SCORE, ranked.getFirst().score() - SelectionRules.MAX_BEHIND_BEST);
    return ranked.stream().filter(candidate -> candidate.score() >= least).toList();
  }

  private static Optional<Candidate> next(List<Candidate> good, List<Candidate> chosen) {
    return good.stream()
        .filter(candidate -> likeness(candidate, chosen) <= SelectionRules.MAX_LIKENESS)
        .max(Comparator.comparingDouble(candidate -> worth(candidate, chosen)));
  }

  private static double worth(Candidate candidate, List<Candidate> chosen) {
    return (1 - SelectionRules.LIKENESS_COST) * candidate.score()
        - SelectionRules.LIKENESS_COST * likeness(candidate, chosen);
  }

  private static double likeness(Candidate candidate, List<Candidate> chosen) {
    return chosen.stream()
        .mapToDouble(other -> other.embedding().cosine(candidate.embedding()))
        .max()
        .orElse(-1);
  }

  /** Source by source, that of the best sentence first. */
  private static List<Sentence> inReadingOrder(List<Candidate> chosen) {
    int best = chosen.getFirst().sentence().marker();
    return chosen.stream()
        .map(Candidate::sentence)
        .sorted(
            Comparator.<Sentence>comparingInt(one -> one.marker() == best ? 0 : one.marker())
                .thenComparingInt(Sentence::position))
        .toList();
  }
}
