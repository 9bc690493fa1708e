package dev.footnote.search.retrieval;

import dev.footnote.search.Search;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.SearchResult;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.stream.Collectors;

/** Observes searches: how long, in which mode, without which half, with how many passages. */
record ObservedSearch(Search search, ObservationRegistry observations) implements Search {

  private static final String DEGRADED = "degraded";

  @Override
  public SearchResult find(SearchQuery query) {
    var observation =
        Observation.createNotStarted("footnote.search", observations)
            .contextualName("search")
            .lowCardinalityKeyValue("mode", name(query.mode()))
            .lowCardinalityKeyValue(DEGRADED, "none");
    return observation.observe(() -> noted(observation, search.find(query)));
  }

  private static SearchResult noted(Observation observation, SearchResult result) {
    observation.highCardinalityKeyValue("passages", Integer.toString(result.passages().size()));
    if (!result.degraded().isEmpty()) {
      var without =
          result.degraded().stream()
              .map(ObservedSearch::name)
              .sorted()
              .collect(Collectors.joining(","));
      observation.lowCardinalityKeyValue(DEGRADED, without);
    }
    return result;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
