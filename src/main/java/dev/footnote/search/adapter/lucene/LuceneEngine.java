package dev.footnote.search.adapter.lucene;

import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.Rebuild;
import dev.footnote.search.spi.RebuildingEngine;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills a Lucene index for a service that keeps this half elsewhere now. */
final class LuceneEngine<P, I extends P> implements RebuildingEngine<P>, AutoCloseable {

  private final BooleanSupplier inUse;
  private final Supplier<I> opening;
  private final Closing<I> closing;
  private @Nullable I open;

  @FunctionalInterface
  interface Closing<I> {
    void close(I index) throws IOException;
  }

  LuceneEngine(BooleanSupplier inUse, Supplier<I> opening, Closing<I> closing) {
    this.inUse = inUse;
    this.opening = opening;
    this.closing = closing;
  }

  @Override
  public String name() {
    return "lucene";
  }

  @Override
  public synchronized Rebuild<P> begin() {
    if (inUse.getAsBoolean()) {
      throw AppException.of(
          SearchError.INVALID_REINDEX,
          "Lucene keeps this half now. To make it anew, stop the service and delete the folder.");
    }
    close();
    var opened = opening.get();
    open = opened;
    return new Rebuild<>(opened, () -> {}, this::close);
  }

  @Override
  public synchronized void close() {
    var opened = open;
    open = null;
    if (opened != null) {
      try {
        closing.close(opened);
      } catch (IOException e) {
        throw LuceneErrors.unavailable(e);
      }
    }
  }
}
