package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.ChunkId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSet;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.DocIdSetBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Some chunks where a snapshot has them. A chunk lives in one segment only, so it is not looked for
 * in others once it is found; a set of terms would be looked for in every segment.
 */
final class LocatedChunks extends Query {

  private final Map<Integer, DocIdSet> bySegment = new HashMap<>();

  private LocatedChunks() {}

  static LocatedChunks in(IndexReader reader, Set<ChunkId> chunks) throws IOException {
    var missing =
        chunks.stream()
            .map(chunk -> Fields.bytes(chunk.value()))
            .collect(Collectors.toCollection(TreeSet::new));
    var located = new LocatedChunks();
    for (var leaf : largestFirst(reader)) {
      located.takeFrom(leaf, missing);
    }
    return located;
  }

  private static List<LeafReaderContext> largestFirst(IndexReader reader) {
    var leaves = new ArrayList<>(reader.leaves());
    leaves.sort(Comparator.comparingInt(leaf -> -leaf.reader().maxDoc()));
    return leaves;
  }

  private void takeFrom(LeafReaderContext leaf, SortedSet<BytesRef> missing) throws IOException {
    var terms = leaf.reader().terms(Fields.CHUNK);
    if (terms == null || missing.isEmpty()) {
      return;
    }
    var found = new DocIdSetBuilder(leaf.reader().maxDoc());
    var adder = found.grow(missing.size());
    var lookup = terms.iterator();
    PostingsEnum postings = null;
    for (var each = missing.iterator(); each.hasNext(); ) {
      if (lookup.seekExact(each.next())) {
        postings = lookup.postings(postings, PostingsEnum.NONE);
        int place = living(leaf.reader(), postings);
        if (place != DocIdSetIterator.NO_MORE_DOCS) {
          adder.add(place);
          each.remove();
        }
      }
    }
    bySegment.put(leaf.ord, found.build());
  }

  private static int living(LeafReader leaf, PostingsEnum places) throws IOException {
    var living = leaf.getLiveDocs();
    int place = places.nextDoc();
    while (place != DocIdSetIterator.NO_MORE_DOCS && living != null && !living.get(place)) {
      place = places.nextDoc();
    }
    return place;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {

      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        var places = bySegment.getOrDefault(leaf.ord, DocIdSet.EMPTY).iterator();
        return places == null
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                places, score(), mode, leaf.reader().maxDoc());
      }

      /** Places are those of one snapshot. */
      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "chunks in " + bySegment.keySet();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
