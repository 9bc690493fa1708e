package dev.footnote.search.adapter.lucene;

import dev.footnote.search.spi.VectorIndex;
import dev.footnote.search.spi.VectorIndexContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class LuceneVectorIndexIT {

  @Nested
  class Compared_one_by_one extends Contract {

    @Override
    LuceneProperties properties(Path folder) {
      return Indexes.in(folder);
    }
  }

  @Nested
  class Through_the_graph extends Contract {

    @Override
    LuceneProperties properties(Path folder) {
      return Indexes.withGraphIn(folder);
    }
  }

  abstract static class Contract extends VectorIndexContract {

    @TempDir Path folder;
    private LuceneVectorIndex index;

    abstract LuceneProperties properties(Path folder);

    @BeforeEach
    void open() {
      index = new LuceneVectorIndex(properties(folder), Indexes.MODEL, () -> {});
    }

    @AfterEach
    void close() throws IOException {
      index.close();
    }

    @Override
    protected VectorIndex index() {
      return index;
    }

    @Override
    protected void takeAway() throws IOException {
      index.close();
    }
  }
}
