package dev.footnote.search.retrieval;

import dev.footnote.search.Search;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.SearchResult;
import dev.footnote.search.fusion.WeightedFusion;
import java.time.Duration;

/** Both halves at once, one order, passages as the database has them now. */
class HybridSearch implements Search {

  private final Halves halves;
  private final Weights weights;
  private final Hydration hydration;

  HybridSearch(Halves halves, Weights weights, Hydration hydration) {
    this.halves = halves;
    this.weights = weights;
    this.hydration = hydration;
  }

  @Override
  public SearchResult find(SearchQuery query) {
    var wanted = weights.semanticWeight(query);
    var found = halves.search(query);
    var fused = WeightedFusion.fuse(found.lexical(), found.semantic(), found.weight(wanted));
    var passages = hydration.best(fused, query);
    return new SearchResult(passages, found.degraded(), Duration.ZERO, found.words());
  }
}
