package dev.footnote.search.adapter.lucene;

import dev.footnote.search.words.QuestionWords;
import dev.footnote.search.words.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/** Scores as if the index held nobody's chunks but one owner's. */
final class OwnerSearcher extends IndexSearcher {

  private final OwnerStatistics statistics;
  private final QuestionWords words;

  OwnerSearcher(
      IndexReader reader, OwnerStatistics statistics, QuestionWords words, Similarity similarity) {
    super(reader);
    this.statistics = statistics;
    this.words = words;
    setSimilarity(similarity);
    setQueryCache(null);
  }

  @Override
  public TermStatistics termStatistics(Term word, int docFreq, long totalTermFreq) {
    long frequency =
        Math.clamp(
            words.frequency(TextField.named(word.field()), word.text()),
            1,
            Math.max(1, statistics.chunks()));
    return new TermStatistics(word.bytes(), frequency, frequency);
  }

  /**
   * The number of chunks is the owner's in all languages, so that a word is as rare in the field of
   * a language with few chunks as in one with many; the mean length is that of the field's
   * language.
   */
  @Override
  public CollectionStatistics collectionStatistics(String field) {
    long chunks = Math.max(1, statistics.chunks());
    long length = Math.max(1, Math.round(statistics.meanLength(TextField.named(field)) * chunks));
    long present = Math.min(chunks, length);
    return new CollectionStatistics(field, chunks, present, length, present);
  }
}
