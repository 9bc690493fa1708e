package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
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

  private final PriorityQueue<Hit> best = new PriorityQueue<>(Hit.BEST_FIRST.reversed());
  private final float[] target;
  private final int limit;

  private ExactVectors(float[] target, int limit) {
    this.target = target;
    this.limit = limit;
  }

  /** The nearest chunks that the filter lets through, nearest first, ties by chunk id. */
  static List<Hit> nearest(IndexSearcher searcher, float[] target, Query filter, int limit)
      throws IOException {
    var exact = new ExactVectors(target, limit);
    var weight = searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf : searcher.getLeafContexts()) {
      exact.addFrom(leaf, weight);
    }
    return exact.best.stream().sorted(Hit.BEST_FIRST).toList();
  }

  private void addFrom(LeafReaderContext leaf, Weight filter) throws IOException {
    var vectors = leaf.reader().getFloatVectorValues(LuceneVectorIndex.VECTOR);
    var filtered = filter.scorer(leaf);
    var scorer = vectors == null ? null : vectors.scorer(target);
    if (scorer == null || filtered == null) {
      return;
    }
    var both = ConjunctionUtils.intersectIterators(List.of(filtered.iterator(), scorer.iterator()));
    var living = leaf.reader().getLiveDocs();
    var chunks = DocValues.getSorted(leaf.reader(), Fields.CHUNK);
    while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (living == null || living.get(both.docID())) {
        double cosine = 2.0 * scorer.score() - 1;
        if (mayEnter(cosine) && chunks.advanceExact(both.docID())) {
          add(new Hit(new ChunkId(Fields.uuid(chunks.lookupOrd(chunks.ordValue()))), cosine));
        }
      }
    }
  }

  private boolean mayEnter(double cosine) {
    return best.size() < limit || cosine >= best.element().score();
  }

  private void add(Hit hit) {
    best.add(hit);
    if (best.size() > limit) {
      best.remove();
    }
  }
}
