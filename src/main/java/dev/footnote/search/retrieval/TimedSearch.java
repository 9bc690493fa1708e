package dev.footnote.search.retrieval;

import dev.footnote.search.Search;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.SearchResult;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says how long a search took. */
class TimedSearch implements Search {

  private final Search search;
  private final LongSupplier nanoseconds;

  TimedSearch(Search search, LongSupplier nanoseconds) {
    this.search = search;
    this.nanoseconds = nanoseconds;
  }

  @Override
  public SearchResult find(SearchQuery query) {
    long start = nanoseconds.getAsLong();
    var result = search.find(query);
    var took = Duration.ofNanos(nanoseconds.getAsLong() - start);
    return new SearchResult(result.passages(), result.degraded(), took, result.words());
  }
}
