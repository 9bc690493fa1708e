package dev.footnote.search.adapter.opensearch;

import dev.footnote.search.spi.VectorIndex;
import dev.footnote.search.spi.VectorIndexContract;
import dev.footnote.testing.OpenSearchNode;
import dev.footnote.testing.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("engines")
class OpenSearchVectorIndexIT {

  @Nested
  class Compared_one_by_one extends Contract {

    @Override
    int exactBelow() {
      return 20_000;
    }
  }

  @Nested
  class Through_the_graph extends Contract {

    @Override
    int exactBelow() {
      return 0;
    }
  }

  abstract static class Contract extends VectorIndexContract {

    private Wire wire;
    private OpenSearchCluster cluster;
    private OpenSearchVectorIndex index;

    abstract int exactBelow();

    @BeforeEach
    void open() {
      wire = Wire.to(OpenSearchNode.shared().url());
      cluster = OpenSearchCluster.at(Clusters.impatientAt(wire.url(), exactBelow()));
      index = cluster.vectors(Clusters.MODEL, () -> {});
    }

    @AfterEach
    void close() throws IOException {
      cluster.close();
      wire.close();
    }

    @Override
    protected VectorIndex index() {
      return index;
    }

    @Override
    protected void takeAway() {
      wire.cut();
    }
  }
}
