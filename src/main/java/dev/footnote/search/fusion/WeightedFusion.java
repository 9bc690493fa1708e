package dev.footnote.search.fusion;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.fusion.FusedHit.Share;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Weighted sum of both halves' normalised scores, over every chunk that either pool holds:
 *
 * <pre>score = (1 - w) * bm25 + w * semantic</pre>
 *
 * BM25 is scaled between the lowest and the highest score of the union (0 for a chunk that matches
 * no word), the semantic half between the last and the best score of its own pool, so that a chunk
 * which only the keywords found goes below 0. A convex combination with scores for every chunk of
 * the union, as in S. Bruch, S. Gai, A. Ingber, "An Analysis of Fusion Functions for Hybrid
 * Retrieval", ACM TOIS 42 (2023), section 4; the ends of the scales differ from the paper's and
 * were chosen by measurement, see docs/search.md.
 */
public final class WeightedFusion {

  /** How many hits of each half are fused; fixed, so that asking for more hits reorders none. */
  public static final int POOL = 100;

  private WeightedFusion() {}

  /**
   * Every chunk of either pool, best first, ties by chunk id.
   *
   * @param semanticWeight share of the semantic half, 0 to 1
   */
  public static List<FusedHit> fuse(Half lexical, Half semantic, double semanticWeight) {
    var union = union(lexical, semantic);
    var bm25 = Scored.of(lexical, bm25Scale(lexical, union), 1 - semanticWeight);
    var cosine = Scored.of(semantic, semanticScale(semantic), semanticWeight);
    return union.stream()
        .map(chunk -> fused(chunk, bm25.share(chunk, 0), cosine.share(chunk, cosine.scale.low())))
        .sorted(FusedHit.BEST_FIRST)
        .toList();
  }

  private static Set<ChunkId> union(Half lexical, Half semantic) {
    var union = new LinkedHashSet<ChunkId>();
    lexical.pool().forEach(hit -> union.add(hit.chunk()));
    semantic.pool().forEach(hit -> union.add(hit.chunk()));
    return union;
  }

  private static FusedHit fused(ChunkId chunk, Share bm25, Share semantic) {
    return new FusedHit(chunk, bm25.contribution() + semantic.contribution(), bm25, semantic);
  }

  private static Scale bm25Scale(Half lexical, Set<ChunkId> union) {
    if (lexical.pool().isEmpty()) {
      return Scale.NOTHING;
    }
    var scores = lexical.scores();
    var summary =
        union.stream().mapToDouble(chunk -> scores.getOrDefault(chunk, 0.0)).summaryStatistics();
    return new Scale(summary.getMin(), summary.getMax());
  }

  private static Scale semanticScale(Half semantic) {
    return semantic.pool().isEmpty()
        ? Scale.NOTHING
        : new Scale(semantic.lowest().orElseThrow(), semantic.best().orElseThrow());
  }

  private record Scored(
      Map<ChunkId, Double> scores, Map<ChunkId, Integer> ranks, Scale scale, double weight) {

    static Scored of(Half half, Scale scale, double weight) {
      return new Scored(half.scores(), half.ranks(), scale, weight);
    }

    Share share(ChunkId chunk, double unknown) {
      var raw = scores.get(chunk);
      var normalised = scale == Scale.NOTHING ? 0 : scale.of(raw == null ? unknown : raw);
      return new Share(
          raw == null ? OptionalDouble.empty() : OptionalDouble.of(raw),
          normalised,
          weight,
          ranks.getOrDefault(chunk, 0));
    }
  }
}
