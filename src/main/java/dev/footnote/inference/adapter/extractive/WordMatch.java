package dev.footnote.inference.adapter.extractive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of the question's content a sentence names: each word counts by how rare it is among the
 * sentences at hand, as BM25 weighs it (Robertson and Zaragoza 2009, 3.2).
 */
final class WordMatch {

  private final Map<String, Double> weights;
  private final double all;

  private WordMatch(Map<String, Double> weights) {
    this.weights = weights;
    this.all = weights.values().stream().mapToDouble(weight -> weight).sum();
  }

  static WordMatch of(Set<String> question, List<Set<String>> sentences) {
    var weights = new HashMap<String, Double>();
    for (var word : question) {
      long with = sentences.stream().filter(words -> words.contains(word)).count();
      weights.put(word, Math.log(1 + (sentences.size() - with + 0.5) / (with + 0.5)));
    }
    return new WordMatch(weights);
  }

  /** From 0 for none of the question's words to 1 for all. */
  double share(Set<String> sentence) {
    double found =
        weights.entrySet().stream()
            .filter(weight -> sentence.contains(weight.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return all == 0 ? 0 : found / all;
  }
}
