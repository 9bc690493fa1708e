package dev.footnote.search.adapter.opensearch;

import dev.footnote.search.spi.Rebuild;
import dev.footnote.search.spi.RebuildingEngine;
import java.util.function.Supplier;

/** Makes half of the index anew on the cluster, whether or not the cluster keeps one now. */
record OpenSearchEngine<I>(String name, Supplier<Rebuild<I>> beginning)
    implements RebuildingEngine<I> {

  @Override
  public Rebuild<I> begin() {
    try {
      return beginning.get();
    } catch (OpenSearchFault e) {
      throw OpenSearchErrors.unavailable(e);
    }
  }
}
