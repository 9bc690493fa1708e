package dev.footnote.search.adapter.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.hnsw.FloatHeap;

/**
 * The chunks that may be among the nearest, by Lucene's bulk comparison of vectors. It is faster
 * than one by one, but adds in another order, so the same vector may have two scores.
 */
final class Candidates {

  /**
   * How much lower than the last of the nearest a candidate may score, of scores from 0 to 1. The
   * order in which the products of two unit vectors of n numbers are added changes a score by less
   * than n / 2^24 (N. Higham, "Accuracy and Stability of Numerical Algorithms", SIAM, 2002, 3.1),
   * and both scores that are compared by as much: together .0005 for 4,096 numbers.
   */
  private static final float MARGIN = 0.001f;

  private final int limit;
  private final FloatHeap nearest;
  private final List<Segment> segments = new ArrayList<>();

  Candidates(int limit) {
    this.limit = limit;
    this.nearest = new FloatHeap(limit);
  }

  /** Compares the vectors of a segment that the filter lets through. */
  void compare(LeafReaderContext leaf, DocIdSetIterator filter, VectorScorer vectors)
      throws IOException {
    var living = leaf.reader().getLiveDocs();
    var bulk = vectors.bulk(filter);
    var compared = new Segment(leaf, (int) Math.min(filter.cost(), leaf.reader().maxDoc()));
    var batch = new DocAndFloatFeatureBuffer();
    do {
      bulk.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, living, batch);
      compared.add(batch);
      for (int i = 0; i < batch.size; i++) {
        nearest.offer(batch.features[i]);
      }
    } while (batch.size > 0);
    segments.add(compared);
  }

  /** What is done with the candidates of a segment, by their places in it, in ascending order. */
  @FunctionalInterface
  interface Each {
    void in(LeafReaderContext leaf, int[] places) throws IOException;
  }

  void forEach(Each each) throws IOException {
    float lowest = nearest.size() < limit ? 0 : nearest.peek() - MARGIN;
    for (var segment : segments) {
      each.in(segment.leaf, segment.from(lowest));
    }
  }

  private static final class Segment {

    private final LeafReaderContext leaf;
    private int[] places;
    private float[] scores;
    private int size;

    Segment(LeafReaderContext leaf, int expected) {
      this.leaf = leaf;
      this.places = new int[expected];
      this.scores = new float[expected];
    }

    void add(DocAndFloatFeatureBuffer batch) {
      places = ArrayUtil.grow(places, size + batch.size);
      scores = ArrayUtil.grow(scores, size + batch.size);
      System.arraycopy(batch.docs, 0, places, size, batch.size);
      System.arraycopy(batch.features, 0, scores, size, batch.size);
      size += batch.size;
    }

    int[] from(float lowest) {
      int[] found = new int[size];
      int count = 0;
      for (int i = 0; i < size; i++) {
        if (scores[i] >= lowest) {
          found[count] = places[i];
          count++;
        }
      }
      return Arrays.copyOf(found, count);
    }
  }
}
