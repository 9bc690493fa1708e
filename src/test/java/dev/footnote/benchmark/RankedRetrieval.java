package dev.footnote.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Measures of a ranked list against judgements. */
final class RankedRetrieval {

  private RankedRetrieval() {}

  /**
   * Normalised discounted cumulative gain, 0 to 1, with the grade itself as the gain (Järvelin and
   * Kekäläinen 2002, as trec_eval's {@code ndcg_cut} computes it).
   *
   * @param grades by document; what is absent has grade 0
   */
  static double ndcg(List<String> ranking, Map<String, Integer> grades, int depth) {
    double ideal = gain(grades.values().stream().sorted(Comparator.reverseOrder()).toList(), depth);
    var found = ranking.stream().map(document -> grades.getOrDefault(document, 0)).toList();
    return ideal == 0 ? 0 : gain(found, depth) / ideal;
  }

  private static double gain(List<Integer> grades, int depth) {
    double sum = 0;
    for (int rank = 0; rank < Math.min(depth, grades.size()); rank++) {
      sum += Math.max(0, grades.get(rank)) / (Math.log(rank + 2) / Math.log(2));
    }
    return sum;
  }

  /** Share of the documents with a grade above 0 that stand in the first {@code depth}. */
  static double recall(List<String> ranking, Map<String, Integer> grades, int depth) {
    long relevant = grades.values().stream().filter(grade -> grade > 0).count();
    long found =
        ranking.stream()
            .limit(depth)
            .filter(document -> grades.getOrDefault(document, 0) > 0)
            .count();
    return relevant == 0 ? 0 : (double) found / relevant;
  }
}
