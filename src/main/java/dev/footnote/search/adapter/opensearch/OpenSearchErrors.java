package dev.footnote.search.adapter.opensearch;

import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;

/** Turns OpenSearch's faults into ours. */
final class OpenSearchErrors {

  private OpenSearchErrors() {}

  static AppException unavailable(OpenSearchFault cause) {
    return AppException.causedBy(
        cause,
        SearchError.INDEX_UNAVAILABLE,
        "The search index cannot be used now. Try again in a minute.");
  }

  /** Why the service does not start with this cluster. */
  static AppException unusable(String reason) {
    return AppException.of(SearchError.SEARCH_ENGINE_REFUSED, reason);
  }
}
