package dev.footnote.search;

/**
 * A word of a query, and how rare it is among the owner's chunks.
 *
 * @param start index in the query of its first character, in UTF-16 units
 * @param end index after its last
 * @param weight as BM25 weighs it, {@code ln(1 + (N - n + 0.5) / (n + 0.5))}: n of the chunks have
 *     the word, N are all of them and fifty more, so that a few do not make a word common; 0 if it
 *     says nothing by itself
 */
public record WordRarity(int start, int end, double weight) {}
