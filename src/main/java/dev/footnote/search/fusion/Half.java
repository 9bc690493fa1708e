package dev.footnote.search.fusion;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one half of the search found.
 *
 * @param pool its best chunks, best first
 * @param others its exact scores of chunks that only the other half found
 */
public record Half(List<Hit> pool, Map<ChunkId, Double> others) {

  public Half {
    pool = List.copyOf(pool);
    others = Map.copyOf(others);
  }

  /** A half that takes no part. */
  public static Half absent() {
    return new Half(List.of(), Map.of());
  }

  Map<ChunkId, Integer> ranks() {
    var ranks = new HashMap<ChunkId, Integer>();
    pool.forEach(hit -> ranks.putIfAbsent(hit.chunk(), ranks.size() + 1));
    return ranks;
  }

  Map<ChunkId, Double> scores() {
    var scores = new HashMap<>(others);
    pool.forEach(hit -> scores.put(hit.chunk(), hit.score()));
    return scores;
  }

  OptionalDouble best() {
    return pool.stream().mapToDouble(Hit::score).max();
  }

  OptionalDouble lowest() {
    return pool.stream().mapToDouble(Hit::score).min();
  }
}
