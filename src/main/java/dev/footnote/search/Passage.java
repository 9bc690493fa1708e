package dev.footnote.search;

import dev.footnote.documents.Chunk;
import java.util.OptionalDouble;

/**
 * A chunk that was found.
 *
 * @param score by which passages are ordered, best first
 * @param bm25Score raw BM25 score, empty if that half took no part
 * @param semanticScore cosine similarity, empty if that half took no part
 */
public record Passage(
    Chunk chunk,
    String filename,
    double score,
    OptionalDouble bm25Score,
    OptionalDouble semanticScore,
    Explanation explanation) {

  /**
   * How the score came about.
   *
   * @param bm25Rank 1 for the best of the BM25 pool, 0 if outside the pool
   * @param semanticRank 1 for the best of the semantic pool, 0 if outside the pool
   */
  public record Explanation(
      double bm25Normalised,
      double semanticNormalised,
      double bm25Weight,
      double semanticWeight,
      int bm25Rank,
      int semanticRank) {}
}
