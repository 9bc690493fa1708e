package dev.footnote.search.words;

import java.util.List;
import org.apache.lucene.util.SmallFloat;

/**
 * The terms of a text as they are indexed.
 *
 * @param terms in the order of the text, repeated as often as they occur
 * @param length how many places they take: terms of one place count once
 */
public record Terms(List<String> terms, int length) {

  public Terms {
    terms = List.copyOf(terms);
  }

  /** Its length as Lucene keeps it. */
  public int roundedLength() {
    return rounded(length);
  }

  /** A length as Lucene keeps it for scoring: exact up to 40 words, then rounded to 4 bits. */
  public static int rounded(int length) {
    return SmallFloat.byte4ToInt(SmallFloat.intToByte4(length));
  }
}
