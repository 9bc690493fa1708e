package dev.footnote.search;

import dev.footnote.kernel.AppException;
import java.util.OptionalDouble;

/**
 * What is searched for, and where.
 *
 * @param text not blank
 * @param topK how many passages at most, 1 to {@link #MAX_TOP_K}
 * @param semanticWeight share of the semantic half, 0 to 1; empty for the collection's or standard
 *     one
 */
public record SearchQuery(
    String text, Scope scope, int topK, SearchMode mode, OptionalDouble semanticWeight) {

  /** As many as each half brings; more would have to be found in another way. */
  public static final int MAX_TOP_K = 100;

  public SearchQuery {
    if (text.isBlank()) {
      throw AppException.of(SearchError.INVALID_SEARCH, "The query must not be blank.");
    }
    if (topK < 1 || topK > MAX_TOP_K) {
      throw AppException.of(
          SearchError.INVALID_SEARCH, "top_k must lie between 1 and " + MAX_TOP_K + ".");
    }
    if (semanticWeight.isPresent() && !isShare(semanticWeight.getAsDouble())) {
      throw AppException.of(
          SearchError.INVALID_SEARCH, "semantic_weight must lie between 0 and 1.");
    }
  }

  private static boolean isShare(double weight) {
    return weight >= 0 && weight <= 1;
  }
}
