package dev.footnote.documents.chunking;

import dev.footnote.documents.ChunkingRules;

/**
 * Chooses where to cut so that the whole costs least: the square of what each chunk leaves empty,
 * and the {@link Boundary} of each cut. Looking at the whole text is what keeps a short rest from
 * being left over, as in Knuth and Plass, Breaking paragraphs into lines, 1981.
 */
final class Cuts {

  private final Units units;
  private final ChunkingRules rules;
  private final double[] cost;
  private final int[] previous;

  /** By unit: tokens that a chunk beginning there repeats at most. */
  private final int[] overlaps;

  private Cuts(Units units, ChunkingRules rules) {
    this.units = units;
    this.rules = rules;
    this.cost = new double[units.count() + 1];
    this.previous = new int[units.count() + 1];
    this.overlaps = new int[units.count() + 1];
  }

  /** First unit of each chunk, and the number of units as the last value. */
  static int[] best(Units units, ChunkingRules rules) {
    var cuts = new Cuts(units, rules);
    for (int end = 1; end <= units.count(); end++) {
      cuts.chunkThatEndsAt(end);
      cuts.overlaps[end] = cuts.overlap(end);
    }
    return cuts.path();
  }

  private void chunkThatEndsAt(int end) {
    double cut = end == units.count() ? 0 : units.boundary(end - 1).cost();
    cost[end] = Double.POSITIVE_INFINITY;
    int weight = 0;
    for (int start = end - 1; start >= 0; start--) {
      weight += units.weight(start);
      if (weight > rules.size() && start < end - 1) {
        return;
      }
      int filled = weight + overlaps[start];
      double total = cost[start] + emptiness(filled) + cut;
      if (total < cost[end] && (filled <= rules.size() || start == end - 1)) {
        cost[end] = total;
        previous[end] = start;
      }
    }
  }

  private double emptiness(int filled) {
    double empty = 1 - (double) filled / rules.size();
    return empty * empty;
  }

  private int overlap(int start) {
    if (units.boundary(start - 1) == Boundary.HEADING) {
      return 0;
    }
    int repeated = 0;
    for (int unit = start - 1; unit >= 0; unit--) {
      if (repeated + units.weight(unit) > rules.overlap()) {
        return repeated == 0 ? rules.overlap() : repeated;
      }
      repeated += units.weight(unit);
    }
    return repeated;
  }

  private int[] path() {
    int chunks = 0;
    for (int at = units.count(); at > 0; at = previous[at]) {
      chunks++;
    }
    var path = new int[chunks + 1];
    int at = units.count();
    for (int chunk = chunks; chunk > 0; chunk--) {
      path[chunk] = at;
      at = previous[at];
    }
    return path;
  }
}
