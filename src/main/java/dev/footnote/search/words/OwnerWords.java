package dev.footnote.search.words;

/** How many of an owner's chunks there are, and how many have a word. */
public interface OwnerWords {

  /** How many chunks the owner has. */
  int chunks();

  /** How many of the owner's chunks are in the language. */
  int chunks(String language);

  /** How many of the owner's chunks have the word in that field. */
  int documentFrequency(TextField field, String word);
}
