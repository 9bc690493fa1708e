package dev.footnote.search.adapter.lucene;

import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.LexicalIndexContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LuceneLexicalIndexIT extends LexicalIndexContract {

  @TempDir Path folder;
  private LuceneLexicalIndex index;

  @BeforeEach
  void open() {
    index = new LuceneLexicalIndex(Indexes.in(folder), () -> {});
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Override
  protected LexicalIndex index() {
    return index;
  }
}
