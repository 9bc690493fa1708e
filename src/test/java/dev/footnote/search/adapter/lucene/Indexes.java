package dev.footnote.search.adapter.lucene;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.spi.Chunks;
import java.nio.file.Path;

/** Settings of indexes under test. */
final class Indexes {

  static final EmbeddingModel MODEL = new EmbeddingModel("test", Chunks.DIMENSION);

  private Indexes() {}

  static LuceneProperties in(Path folder) {
    return new LuceneProperties(folder, 1.2f, 0.75f, 20_000, 100, 300);
  }

  static LuceneProperties withGraphIn(Path folder) {
    return new LuceneProperties(folder, 1.2f, 0.75f, 0, 100, 300);
  }
}
