package dev.footnote.search.adapter.pinecone;

import dev.footnote.search.spi.Rebuild;
import dev.footnote.search.spi.RebuildingEngine;
import dev.footnote.search.spi.VectorIndex;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fills the index for a service that keeps its vectors elsewhere now. One that is in use is written
 * over in place, since a vector's id does not change.
 */
record PineconeEngine(Supplier<Optional<PineconeVectorIndex>> inUse, PineconeIndexes indexes)
    implements RebuildingEngine<VectorIndex> {

  @Override
  public String name() {
    return "pinecone";
  }

  @Override
  public Rebuild<VectorIndex> begin() {
    var used = inUse.get();
    if (used.isPresent()) {
      return new Rebuild<>(used.get(), () -> {}, () -> {});
    }
    var opened = indexes.open();
    return new Rebuild<>(opened, opened::close, opened::close);
  }
}
