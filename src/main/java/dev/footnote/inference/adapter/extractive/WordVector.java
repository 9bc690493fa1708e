package dev.footnote.inference.adapter.extractive;

import dev.footnote.inference.Embedding;
import java.util.Set;

/** A vector by which sentences are alike that share words; each word is one of its places. */
final class WordVector {

  private static final int PLACES = 512;

  private WordVector() {}

  static Embedding of(Set<String> words) {
    var values = new float[PLACES];
    words.forEach(word -> values[Math.floorMod(word.hashCode(), PLACES)]++);
    return Embedding.normalised(values);
  }
}
