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
import org.apache.lucene.search.Weight;

/**
 * Compares a vector with every vector that a filter lets through. Always one by one: Lucene's bulk
 * comparison adds in another order, which may give the same vector two scores.
 */
final class ExactVectors {

  private ExactVectors() {}

  /** The nearest chunks that the filter lets through, nearest first, ties by chunk id. */
  static List<Hit> nearest(IndexSearcher searcher, float[] target, Query filter, int limit)
      throws IOException {
    var nearest = new NearestChunks(limit);
    compare(searcher, target, filter, nearest::of);
    return nearest.hits();
  }

  /** The cosine similarities of those located chunks that the filter lets through. */
  static Map<ChunkId, Double> scores(
      IndexSearcher searcher, float[] target, Query filter, LocatedChunks located)
      throws IOException {
    var scores = new HashMap<ChunkId, Double>();
    compare(
        searcher,
        target,
        filter,
        leaf -> (place, cosine) -> scores.put(located.at(leaf.docBase + place), cosine));
    return scores;
  }

  private static void compare(
      IndexSearcher searcher, float[] target, Query filter, Segments segments) throws IOException {
    var weight = searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf : searcher.getLeafContexts()) {
      compare(leaf, target, weight, segments);
    }
  }

  private static void compare(
      LeafReaderContext leaf, float[] target, Weight filter, Segments segments) throws IOException {
    var vectors = leaf.reader().getFloatVectorValues(LuceneVectorIndex.VECTOR);
    var filtered = filter.scorer(leaf);
    var scorer = vectors == null ? null : vectors.scorer(target);
    if (scorer == null || filtered == null) {
      return;
    }
    var both = ConjunctionUtils.intersectIterators(List.of(filtered.iterator(), scorer.iterator()));
    var living = leaf.reader().getLiveDocs();
    var compared = segments.of(leaf);
    while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (living == null || living.get(both.docID())) {
        compared.with(both.docID(), 2.0 * scorer.score() - 1);
      }
    }
  }

  /** What is done with the vectors of each segment. */
  @FunctionalInterface
  private interface Segments {
    Compared of(LeafReaderContext leaf) throws IOException;
  }

  /** What is done with a vector once it is compared; its place is that in the segment. */
  @FunctionalInterface
  interface Compared {
    void with(int place, double cosine) throws IOException;
  }
}
