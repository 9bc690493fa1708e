package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.VectorScorer;
import org.jspecify.annotations.Nullable;

/**
 * Compares a vector with every vector that a filter lets through. What is told of a vector is
 * always compared by itself: a bulk comparison may give the same vector two scores.
 */
final class ExactVectors {

  private ExactVectors() {}

  /** The nearest chunks that the filter lets through, nearest first, ties by chunk id. */
  static List<Hit> nearest(IndexSearcher searcher, float[] target, Query filter, int limit)
      throws IOException {
    var candidates = new Candidates(limit);
    forEach(searcher, target, filter, candidates::compare);
    var nearest = new NearestChunks(limit);
    candidates.forEach((leaf, places) -> compare(leaf, places, target, nearest.of(leaf)));
    return nearest.hits();
  }

  private static void compare(
      LeafReaderContext leaf, int[] places, float[] target, Compared compared) throws IOException {
    var vectors = scorer(leaf, target);
    if (vectors == null) {
      return;
    }
    var iterator = vectors.iterator();
    for (int place : places) {
      iterator.advance(place);
      compared.with(place, cosine(vectors));
    }
  }

  /** The cosine similarities of those located chunks that the filter lets through. */
  static Map<ChunkId, Double> scores(
      IndexSearcher searcher, float[] target, Query filter, LocatedChunks located)
      throws IOException {
    var scores = new HashMap<ChunkId, Double>();
    forEach(
        searcher,
        target,
        filter,
        (leaf, filtered, vectors) -> compare(leaf, filtered, vectors, located, scores));
    return scores;
  }

  private static void compare(
      LeafReaderContext leaf,
      DocIdSetIterator filter,
      VectorScorer vectors,
      LocatedChunks located,
      Map<ChunkId, Double> scores)
      throws IOException {
    var both = ConjunctionUtils.intersectIterators(List.of(filter, vectors.iterator()));
    var living = leaf.reader().getLiveDocs();
    while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (living == null || living.get(both.docID())) {
        scores.put(located.at(leaf.docBase + both.docID()), cosine(vectors));
      }
    }
  }

  private static void forEach(
      IndexSearcher searcher, float[] target, Query filter, Segments segments) throws IOException {
    var weight = searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf : searcher.getLeafContexts()) {
      var filtered = weight.scorer(leaf);
      var vectors = scorer(leaf, target);
      if (vectors != null && filtered != null) {
        segments.compare(leaf, filtered.iterator(), vectors);
      }
    }
  }

  private static @Nullable VectorScorer scorer(LeafReaderContext leaf, float[] target)
      throws IOException {
    var vectors = leaf.reader().getFloatVectorValues(LuceneVectorIndex.VECTOR);
    return vectors == null ? null : vectors.scorer(target);
  }

  private static double cosine(VectorScorer vector) throws IOException {
    return 2.0 * vector.score() - 1;
  }

  /** What is done with the vectors of each segment. */
  @FunctionalInterface
  private interface Segments {
    void compare(LeafReaderContext leaf, DocIdSetIterator filter, VectorScorer vectors)
        throws IOException;
  }

  /** What is done with a vector once it is compared; its place is that in the segment. */
  @FunctionalInterface
  interface Compared {
    void with(int place, double cosine) throws IOException;
  }
}
