package dev.footnote.search.adapter.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.search.Scope;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.LexicalIndexContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

  @Test
  void a_document_of_unknown_language_does_not_win_by_stop_words() {
    var english = Chunks.of("ada", "engines");
    var unknown = Chunks.of("ada", "numbers").language(null);
    index.replace(
        Map.of(
            english.document(),
            english.texts(
                "The engine weaves algebra.",
                "The loom weaves.",
                "The mill.",
                "The wheel of it.")));
    index.replace(Map.of(unknown.document(), unknown.texts("The of it is to the of it is.")));
    assertThat(index.search("is the engine to the algebra of it", everything(english), 10))
        .extracting(Hit::chunk)
        .startsWith(english.chunk(0));
  }

  @Test
  void a_word_is_as_rare_as_it_is_in_all_languages_together() {
    var english = Chunks.of("ada", "engines");
    var mistaken = Chunks.of("ada", "looms").language("fr");
    index.replace(
        Map.of(
            english.document(),
            english.texts("engine one", "engine two", "engine three", "algebra")));
    index.replace(Map.of(mistaken.document(), mistaken.texts("engine five")));
    var hits = index.search("engine algebra", everything(english), 10);
    assertThat(hits).extracting(Hit::chunk).startsWith(english.chunk(3));
  }

  private static Scope everything(Chunks chunks) {
    return Scope.everythingOf(chunks.owner());
  }

  @Override
  protected LexicalIndex index() {
    return index;
  }

  @Override
  protected void takeAway() throws IOException {
    index.close();
  }
}
