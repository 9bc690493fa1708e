package dev.footnote.search.adapter.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Damaged, missing and foreign index files: never a wrong answer, always a usable index. */
class LuceneDamageIT {

  private static final int CASES = 100;
  private static final long SEED = 20261123;
  private static final Offset<Double> LAST_DIGIT = Offset.offset(1e-6);

  private final Chunks ada = Chunks.of("ada", "engine");
  private final Scope everything = Scope.everythingOf(ada.owner());

  @TempDir Path folder;

  private List<IndexedChunk> chunks() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      texts.add("passage number n" + i + " of the engine with wheel w" + i % 17);
    }
    return ada.texts(texts.toArray(String[]::new));
  }

  /** Both indexes, each with a compound segment, a plain one and deleted chunks. */
  private Answers fill(Path place) throws IOException {
    try (var lexical = new LuceneLexicalIndex(Indexes.in(place), () -> {});
        var vectors = new LuceneVectorIndex(Indexes.in(place), Indexes.MODEL, () -> {})) {
      var gone = Chunks.of("ada", "gone").texts("one", "two");
      var kept = Chunks.of("ada", "kept").texts("a wheel", "an engine");
      for (var document : List.of(gone, kept, chunks())) {
        lexical.replace(Map.of(document.getFirst().chunk().document(), document));
        vectors.replace(Map.of(document.getFirst().chunk().document(), document));
      }
      lexical.replace(Map.of(gone.getFirst().chunk().document(), List.of()));
      vectors.replace(Map.of(gone.getFirst().chunk().document(), List.of()));
      return answers(lexical, vectors);
    }
  }

  private record Answers(List<Hit> words, List<Hit> meaning) {}

  private Answers answers(LuceneLexicalIndex lexical, LuceneVectorIndex vectors) {
    return new Answers(
        lexical.search("engine wheel w3", everything, 50),
        vectors.search(Chunks.embedding("question"), everything, 50));
  }

  @Test
  void flipped_and_cut_files_are_noticed_and_never_answer_wrong() throws IOException {
    var random = new Random(SEED);
    var whole = folder.resolve("whole");
    var right = fill(whole);
    int emptied = 0;
    for (int i = 0; i < CASES; i++) {
      var copy = folder.resolve("case" + i);
      copy(whole, copy);
      var damage = damage(copy, random);
      try (var lexical = new LuceneLexicalIndex(Indexes.in(copy), () -> {});
          var vectors = new LuceneVectorIndex(Indexes.in(copy), Indexes.MODEL, () -> {})) {
        boolean lexicalLost = lexical.contents().isEmpty();
        boolean vectorsLost = vectors.contents().isEmpty();
        var now = answers(lexical, vectors);
        assertThat(now.words()).as(damage).isEqualTo(lexicalLost ? List.of() : right.words());
        assertAlike(now.meaning(), vectorsLost ? List.of() : right.meaning(), damage);
        assertThat(lexicalLost || vectorsLost).as(damage).isTrue();
        emptied++;
        lexical.replace(Map.of(ada.document(), chunks()));
        vectors.replace(Map.of(ada.document(), chunks()));
        assertThat(lexical.search("n299", everything, 5)).as(damage).hasSize(1);
      }
    }
    System.out.printf("%d of %d damaged indexes noticed (seed %d)%n", emptied, CASES, SEED);
  }

  /** Java adds the lanes of a vector in another order once it has compiled that. */
  private static void assertAlike(List<Hit> found, List<Hit> right, String damage) {
    assertThat(found.stream().map(Hit::chunk))
        .as(damage)
        .containsExactlyElementsOf(right.stream().map(Hit::chunk).toList());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).score()).as(damage).isCloseTo(right.get(i).score(), LAST_DIGIT);
    }
  }

  /** Flips a byte, or cuts the file, in any file of the newest commit. */
  private static String damage(Path place, Random random) throws IOException {
    List<Path> files;
    try (var all = Files.walk(place)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().equals("write.lock"))
              .sorted()
              .toList();
    }
    var file = files.get(random.nextInt(files.size()));
    long size = Files.size(file);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (random.nextInt(4) == 0) {
        channel.truncate(random.nextLong(size));
        return "cut " + file;
      }
      long at = random.nextLong(size);
      var one = ByteBuffer.allocate(1);
      channel.read(one, at);
      one.put(0, (byte) (one.get(0) ^ (1 << random.nextInt(8)))).rewind();
      channel.write(one, at);
      return "flipped byte " + at + " of " + file;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void a_deleted_folder_is_an_empty_index() throws IOException {
    fill(folder);
    try (var all = Files.walk(folder.resolve("lexical"))) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    try (var lexical = new LuceneLexicalIndex(Indexes.in(folder), () -> {})) {
      assertThat(lexical.contents()).isEmpty();
    }
  }

  @Test
  void a_folder_deleted_while_the_index_is_open_is_noticed_at_the_next_write() throws IOException {
    var emptied = new AtomicInteger();
    try (var lexical = new LuceneLexicalIndex(Indexes.in(folder), emptied::incrementAndGet)) {
      lexical.replace(Map.of(ada.document(), chunks()));
      try (var all = Files.walk(folder.resolve("lexical"))) {
        for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      var other = Chunks.of("ada", "other");
      assertThatThrownBy(() -> lexical.replace(Map.of(other.document(), other.texts("one"))))
          .hasMessageContaining("cannot be used now");
      assertThat(emptied).hasValue(1);
      assertThat(lexical.contents()).isEmpty();
      lexical.replace(Map.of(other.document(), other.texts("one")));
      assertThat(lexical.search("one", everything, 5)).hasSize(1);
    }
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void vectors_of_another_model_are_not_searched_and_not_called_damaged(CapturedOutput output)
      throws IOException {
    fill(folder);
    var other = new EmbeddingModel("another", Chunks.DIMENSION);
    try (var vectors = new LuceneVectorIndex(Indexes.in(folder), other, () -> {})) {
      assertThat(vectors.contents()).isEmpty();
    }
    assertThat(folder.resolve("vector.damaged")).isDirectory();
    assertThat(output)
        .contains("index of another format or model is built anew")
        .doesNotContain("index is damaged");
  }

  @Test
  void what_was_committed_is_there_after_reopening() throws IOException {
    var right = fill(folder);
    try (var lexical = new LuceneLexicalIndex(Indexes.in(folder), () -> {});
        var vectors = new LuceneVectorIndex(Indexes.in(folder), Indexes.MODEL, () -> {})) {
      assertThat(answers(lexical, vectors)).isEqualTo(right);
    }
  }

  @Test
  void an_index_built_anew_answers_the_same() throws IOException {
    var right = fill(folder.resolve("one"));
    try (var lexical = new LuceneLexicalIndex(Indexes.in(folder.resolve("two")), () -> {});
        var vectors =
            new LuceneVectorIndex(Indexes.in(folder.resolve("two")), Indexes.MODEL, () -> {})) {
      for (var document :
          List.of(chunks(), Chunks.of("ada", "kept").texts("a wheel", "an engine"))) {
        lexical.replace(Map.of(document.getFirst().chunk().document(), document));
        vectors.replace(Map.of(document.getFirst().chunk().document(), document));
      }
      assertThat(answers(lexical, vectors)).isEqualTo(right);
      assertThat(lexical.contents()).isEqualTo(Map.copyOf(vectors.contents()));
    }
  }

  @Test
  void a_second_writer_is_refused_with_a_clear_reason() throws IOException {
    try (var first = new LuceneLexicalIndex(Indexes.in(folder), () -> {})) {
      assertThatThrownBy(() -> new LuceneLexicalIndex(Indexes.in(folder), () -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Another process is using the search index");
      assertThat(first.contents()).isEmpty();
    }
  }
}
