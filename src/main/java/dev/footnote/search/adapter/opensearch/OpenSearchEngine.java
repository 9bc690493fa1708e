package dev.footnote.search.adapter.opensearch;

import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.Rebuild;
import dev.footnote.search.spi.RebuildingEngine;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes half of the index anew on the cluster, whether or not the cluster keeps one now. */
record OpenSearchEngine<I>(String name, Supplier<Rebuild<I>> beginning)
    implements RebuildingEngine<I> {

  /** A cluster that the service would not start with is no engine to move to. */
  @Override
  public Rebuild<I> begin() {
    try {
      return beginning.get();
    } catch (OpenSearchFault e) {
      throw OpenSearchErrors.unavailable(e);
    } catch (RuntimeException e) {
      throw refusal(e) instanceof AppException refused
          ? AppException.causedBy(e, SearchError.INVALID_REINDEX, refused.detail())
          : e;
    }
  }

  private static @Nullable Throwable refusal(RuntimeException fault) {
    Throwable cause = fault;
    while (cause != null && !(cause instanceof AppException)) {
      cause = cause.getCause();
    }
    return cause;
  }
}
