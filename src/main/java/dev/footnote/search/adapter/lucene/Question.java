package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.Scope;
import dev.footnote.search.WordRarity;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.words.QuestionWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/** The words of a question, asked of the chunks that one owner has in one snapshot. */
final class Question {

  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.CHUNK, SortField.Type.STRING_VAL));

  private final QuestionWords words;
  private final OwnerSearcher searcher;
  private final WeighedOnce query;

  Question(QuestionWords words, Query query, OwnerSearcher searcher) throws IOException {
    this.words = words;
    this.searcher = searcher;
    this.query = new WeighedOnce(query, searcher);
  }

  List<WordRarity> rarities() {
    return words.rarities();
  }

  /** The chunks that the filter lets through and that have any of the words, best first. */
  List<Hit> best(Query filter, int limit) throws IOException {
    var filtered =
        new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
    var hits = new ArrayList<Hit>();
    for (var found : searcher.search(filtered, limit, BEST_FIRST).scoreDocs) {
      var fields = ((FieldDoc) found).fields;
      hits.add(new Hit(chunk((BytesRef) fields[1]), (float) fields[0]));
    }
    return List.copyOf(hits);
  }

  /** The scores of those located chunks that are within the scope, 0 where none of the words is. */
  Map<ChunkId, Double> scores(Scope scope, LocatedChunks located) throws IOException {
    var scores = new HashMap<ChunkId, Double>();
    var filter = searcher.rewrite(Fields.within(scope, located));
    var weight = searcher.createWeight(filter, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf : searcher.getLeafContexts()) {
      addScores(leaf, weight, located, scores);
    }
    return scores;
  }

  private void addScores(
      LeafReaderContext leaf, Weight filter, LocatedChunks located, Map<ChunkId, Double> scores)
      throws IOException {
    var filtered = filter.scorer(leaf);
    if (filtered == null) {
      return;
    }
    var scorer = query.weight().scorer(leaf);
    var matches = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
    var living = leaf.reader().getLiveDocs();
    var places = filtered.iterator();
    while (places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      int place = places.docID();
      if (living == null || living.get(place)) {
        boolean matched = scorer != null && isAt(matches, place);
        scores.put(located.at(leaf.docBase + place), matched ? scorer.score() : 0.0);
      }
    }
  }

  private static boolean isAt(DocIdSetIterator matches, int place) throws IOException {
    return matches.docID() == place || matches.docID() < place && matches.advance(place) == place;
  }

  private static ChunkId chunk(BytesRef id) {
    return new ChunkId(Fields.uuid(id));
  }
}
