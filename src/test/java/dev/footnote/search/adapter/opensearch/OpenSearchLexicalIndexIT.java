package dev.footnote.search.adapter.opensearch;

import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.LexicalIndexContract;
import dev.footnote.testing.OpenSearchNode;
import dev.footnote.testing.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

@Tag("engines")
class OpenSearchLexicalIndexIT extends LexicalIndexContract {

  private Wire wire;
  private OpenSearchCluster cluster;
  private OpenSearchLexicalIndex index;

  @BeforeEach
  void open() {
    wire = Wire.to(OpenSearchNode.shared().url());
    cluster = OpenSearchCluster.at(Clusters.impatientAt(wire.url(), 0));
    index = cluster.lexical(() -> {});
  }

  @AfterEach
  void close() throws IOException {
    cluster.close();
    wire.close();
  }

  @Override
  protected LexicalIndex index() {
    return index;
  }

  @Override
  protected void takeAway() {
    wire.cut();
  }
}
