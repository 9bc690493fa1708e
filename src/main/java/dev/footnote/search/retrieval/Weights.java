package dev.footnote.search.retrieval;

import dev.footnote.search.SearchQuery;

/** How much the semantic half counts: as the request says, else half and half. */
class Weights {

  static final double STANDARD = 0.5;

  double semanticWeight(SearchQuery query) {
    return query.semanticWeight().orElse(STANDARD);
  }
}
