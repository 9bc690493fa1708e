package dev.footnote.search.spi;

import dev.footnote.search.Scope;
import dev.footnote.search.WordRarity;
import java.util.List;

/** Knows how rare words are among an owner's chunks; a keyword index that can tell also is one. */
public interface WordFrequencies {

  /** The words of the text that are no stop words, each once, with their rarity. */
  List<WordRarity> rarities(String text, Scope scope);
}
