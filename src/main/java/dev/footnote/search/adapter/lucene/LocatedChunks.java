package dev.footnote.search.adapter.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import dev.footnote.documents.ChunkId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
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
 * in others once it is found; a set of terms would be looked for in every segment. The snapshot
 * remembers what was found.
 */
final class LocatedChunks extends Query {

  private final NavigableMap<Integer, ChunkId> places = new TreeMap<>();

  private LocatedChunks() {}

  static LocatedChunks in(Snapshot snapshot, Set<ChunkId> chunks) throws IOException {
    var located = new LocatedChunks();
    var missing = new TreeMap<BytesRef, ChunkId>();
    for (var chunk : chunks) {
      var place = snapshot.places().getIfPresent(chunk);
      if (place == null) {
        missing.put(Fields.bytes(chunk.value()), chunk);
      } else {
        located.places.put(place, chunk);
      }
    }
    located.takeMissing(snapshot, missing);
    return located;
  }

  private void takeMissing(Snapshot snapshot, SortedMap<BytesRef, ChunkId> missing)
      throws IOException {
    for (var leaf : largestFirst(snapshot.getIndexReader())) {
      if (missing.isEmpty()) {
        return;
      }
      takeFrom(leaf, missing, snapshot.places());
    }
  }

  private static List<LeafReaderContext> largestFirst(IndexReader reader) {
    var leaves = new ArrayList<>(reader.leaves());
    leaves.sort(Comparator.comparingInt(leaf -> -leaf.reader().maxDoc()));
    return leaves;
  }

  private void takeFrom(
      LeafReaderContext leaf, SortedMap<BytesRef, ChunkId> missing, Cache<ChunkId, Integer> known)
      throws IOException {
    var terms = leaf.reader().terms(Fields.CHUNK);
    if (terms == null) {
      return;
    }
    var lookup = terms.iterator();
    PostingsEnum postings = null;
    for (var each = missing.entrySet().iterator(); each.hasNext(); ) {
      var chunk = each.next();
      if (lookup.seekExact(chunk.getKey())) {
        postings = lookup.postings(postings, PostingsEnum.NONE);
        int place = living(leaf.reader(), postings);
        if (place != DocIdSetIterator.NO_MORE_DOCS) {
          places.put(leaf.docBase + place, chunk.getValue());
          known.put(chunk.getValue(), leaf.docBase + place);
          each.remove();
        }
      }
    }
  }

  private static int living(LeafReader leaf, PostingsEnum places) throws IOException {
    var living = leaf.getLiveDocs();
    int place = places.nextDoc();
    while (place != DocIdSetIterator.NO_MORE_DOCS && living != null && !living.get(place)) {
      place = places.nextDoc();
    }
    return place;
  }

  /**
   * The chunk at a place of the whole index.
   *
   * @throws NoSuchElementException if none of the located chunks is there
   */
  ChunkId at(int place) {
    var chunk = places.get(place);
    if (chunk == null) {
      throw new NoSuchElementException("no located chunk at place " + place);
    }
    return chunk;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {

      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        var within = placesIn(leaf);
        return within == null
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                within, score(), mode, leaf.reader().maxDoc());
      }

      /** Places are those of one snapshot. */
      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  private @Nullable DocIdSetIterator placesIn(LeafReaderContext leaf) throws IOException {
    int end = leaf.reader().maxDoc();
    var within = places.subMap(leaf.docBase, leaf.docBase + end).keySet();
    if (within.isEmpty()) {
      return null;
    }
    var set = new DocIdSetBuilder(end);
    var adder = set.grow(within.size());
    within.forEach(place -> adder.add(place - leaf.docBase));
    return set.build().iterator();
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return places.size() + " located chunks";
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
