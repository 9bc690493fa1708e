package dev.footnote.search.adapter.lucene;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A query of one snapshot whose words are looked up once, however often it is asked: finding them
 * in every segment takes longer than scoring some chunks.
 */
final class WeighedOnce extends Query {

  private final Query query;
  private final IndexSearcher searcher;
  private volatile @Nullable Weight weight;

  WeighedOnce(Query query, IndexSearcher searcher) throws IOException {
    this.query = searcher.rewrite(query);
    this.searcher = searcher;
  }

  /** That of the search before, or one that scores all it finds. */
  Weight weight() throws IOException {
    var known = weight;
    return known == null ? createWeight(searcher, ScoreMode.COMPLETE, 1) : known;
  }

  @Override
  public Weight createWeight(IndexSearcher asked, ScoreMode mode, float boost) throws IOException {
    var known = weight;
    if (known != null && boost == 1) {
      return known;
    }
    var made = query.createWeight(searcher, mode, boost);
    if (boost == 1) {
      weight = made;
    }
    return made;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    query.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return query.toString(field);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WeighedOnce that
        && query.equals(that.query)
        && searcher.equals(that.searcher);
  }

  @Override
  public int hashCode() {
    return Objects.hash(query, searcher);
  }
}
