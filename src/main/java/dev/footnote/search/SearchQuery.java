package dev.footnote.search;

import java.util.OptionalDouble;

/**
 * What is searched for, and where.
 *
 * @param topK how many passages at most, from 1
 * @param semanticWeight share of the semantic half, 0 to 1; empty for the collection's or standard
 *     one
 */
public record SearchQuery(
    String text, Scope scope, int topK, SearchMode mode, OptionalDouble semanticWeight) {}
