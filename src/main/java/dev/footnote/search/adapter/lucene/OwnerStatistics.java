package dev.footnote.search.adapter.lucene;

import dev.footnote.accounts.UserId;
import dev.footnote.search.words.OwnerWords;
import dev.footnote.search.words.TextField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.SmallFloat;

/**
 * What BM25 wants to know of a collection, counted over one owner's living chunks alone: another
 * owner's chunks change no score, and neither do deleted ones that no merge has dropped yet.
 */
final class OwnerStatistics implements OwnerWords {

  private final IndexReader reader;
  private final Term owner;
  private final int chunks;
  private final Map<String, FieldLength> lengths;

  private OwnerStatistics(
      IndexReader reader, Term owner, int chunks, Map<String, FieldLength> lengths) {
    this.reader = reader;
    this.owner = owner;
    this.chunks = chunks;
    this.lengths = lengths;
  }

  static OwnerStatistics of(IndexReader reader, UserId user) throws IOException {
    var owner = Fields.term(user);
    var lengths = new HashMap<String, FieldLength>();
    int chunks = 0;
    for (var leaf : reader.leaves()) {
      chunks += living(leaf.reader(), owner);
      addLengths(leaf.reader(), owner, lengths);
    }
    return new OwnerStatistics(reader, owner, chunks, Map.copyOf(lengths));
  }

  @Override
  public int chunks() {
    return chunks;
  }

  @Override
  public int chunks(String language) {
    var body = new TextField(TextField.Part.BODY, language).name();
    return lengths.getOrDefault(body, FieldLength.NONE).chunks;
  }

  /** The fields of text that the owner's chunks have. */
  List<TextField> fields() {
    return lengths.keySet().stream().sorted().map(TextField::named).toList();
  }

  /** Mean number of words of the field in the owner's chunks of its language. */
  double meanLength(TextField field) {
    var length = lengths.getOrDefault(field.name(), FieldLength.NONE);
    var all = lengths.getOrDefault(field.body().name(), FieldLength.NONE);
    return all.chunks == 0 ? 0 : (double) length.words / all.chunks;
  }

  @Override
  public int documentFrequency(TextField field, String word) {
    var term = new Term(field.name(), word);
    int frequency = 0;
    try {
      for (var leaf : reader.leaves()) {
        frequency += documentFrequency(leaf.reader(), term);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return frequency;
  }

  private int documentFrequency(LeafReader leaf, Term word) throws IOException {
    if (!leaf.hasDeletions() && leaf.docFreq(owner) == leaf.maxDoc()) {
      return leaf.docFreq(word);
    }
    var words = leaf.postings(word, PostingsEnum.NONE);
    var owned = leaf.postings(owner, PostingsEnum.NONE);
    return words == null || owned == null
        ? 0
        : countLiving(leaf, ConjunctionUtils.intersectIterators(List.of(owned, words)));
  }

  private static int living(LeafReader leaf, Term owner) throws IOException {
    if (!leaf.hasDeletions()) {
      return leaf.docFreq(owner);
    }
    var owned = leaf.postings(owner, PostingsEnum.NONE);
    return owned == null ? 0 : countLiving(leaf, owned);
  }

  private static int countLiving(LeafReader leaf, DocIdSetIterator chunks) throws IOException {
    var living = leaf.getLiveDocs();
    int count = 0;
    while (chunks.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (living == null || living.get(chunks.docID())) {
        count++;
      }
    }
    return count;
  }

  private static void addLengths(LeafReader leaf, Term owner, Map<String, FieldLength> lengths)
      throws IOException {
    for (var field : leaf.getFieldInfos()) {
      if (isText(field)) {
        var length = length(leaf, owner, field.name);
        if (length.chunks > 0) {
          lengths.merge(field.name, length, FieldLength::plus);
        }
      }
    }
  }

  private static boolean isText(FieldInfo field) {
    return field.getIndexOptions() != IndexOptions.NONE && field.hasNorms();
  }

  /** Lengths as Lucene keeps them for scoring: exact up to 40 words, then rounded to 4 bits. */
  private static FieldLength length(LeafReader leaf, Term owner, String field) throws IOException {
    var norms = leaf.getNormValues(field);
    var owned = leaf.postings(owner, PostingsEnum.NONE);
    if (norms == null || owned == null) {
      return FieldLength.NONE;
    }
    var both = ConjunctionUtils.intersectIterators(List.of(owned, norms));
    var living = leaf.getLiveDocs();
    long words = 0;
    int chunks = 0;
    while (both.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (living == null || living.get(both.docID())) {
        words += SmallFloat.byte4ToInt((byte) norms.longValue());
        chunks++;
      }
    }
    return new FieldLength(words, chunks);
  }

  private record FieldLength(long words, int chunks) {

    static final FieldLength NONE = new FieldLength(0, 0);

    FieldLength plus(FieldLength other) {
      return new FieldLength(words + other.words, chunks + other.chunks);
    }
  }
}
