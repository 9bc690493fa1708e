package dev.footnote.search.adapter.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.CollectionId;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.Hit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two owners with the same texts never see anything of each other's. */
class TenantIsolationIT {

  private static final int QUERIES = 10_000;
  private static final int DOCUMENTS = 30;
  private static final long SEED = 4711;
  private static final List<String> WORDS =
      List.of("engine", "wheel", "lever", "algebra", "pattern", "loom", "number", "card", "secret");

  @TempDir Path folder;

  @Test
  void no_foreign_chunk_in_ten_thousand_mixed_queries() throws IOException {
    var random = new Random(SEED);
    try (var lexical = new LuceneLexicalIndex(Indexes.in(folder), () -> {});
        var exact =
            new LuceneVectorIndex(Indexes.in(folder.resolve("a")), Indexes.MODEL, () -> {});
        var graph =
            new LuceneVectorIndex(
                Indexes.withGraphIn(folder.resolve("b")), Indexes.MODEL, () -> {})) {
      for (var owner : List.of("ada", "eve")) {
        for (int i = 0; i < DOCUMENTS; i++) {
          var chunks = Chunks.of(owner, "doc" + i).texts(texts(i));
          var document = chunks.getFirst().chunk().document();
          lexical.replace(Map.of(document, chunks));
          exact.replace(Map.of(document, chunks));
          graph.replace(Map.of(document, chunks));
        }
      }
      for (int i = 0; i < QUERIES; i++) {
        var asking = random.nextBoolean() ? "ada" : "eve";
        var scope = scope(asking, random);
        var mine = ownChunks(asking);
        var text = WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(60);
        switch (i % 5) {
          case 0 -> assertOwn(lexical.search(text, scope, 100), mine);
          case 1 -> assertOwn(exact.search(Chunks.embedding(text), scope, 100), mine);
          case 2 -> assertOwn(graph.search(Chunks.embedding(text), scope, 100), mine);
          case 3 ->
              assertThat(mine).containsAll(lexical.scores(text, scope, some(random)).keySet());
          default ->
              assertThat(mine)
                  .containsAll(exact.scores(Chunks.embedding(text), scope, some(random)).keySet());
        }
      }
    }
    System.out.printf("0 foreign chunks in %d mixed queries (seed %d)%n", QUERIES, SEED);
  }

  private static String[] texts(int document) {
    return IntStream.range(0, 5)
        .mapToObj(i -> WORDS.get((document + i) % WORDS.size()) + " " + document + " " + i)
        .toArray(String[]::new);
  }

  private static void assertOwn(List<Hit> hits, Set<ChunkId> mine) {
    assertThat(mine).containsAll(hits.stream().map(Hit::chunk).toList());
  }

  private static Set<ChunkId> ownChunks(String owner) {
    var own = new HashSet<ChunkId>();
    for (int i = 0; i < DOCUMENTS; i++) {
      var document = Chunks.of(owner, "doc" + i);
      IntStream.range(0, 5).forEach(position -> own.add(document.chunk(position)));
    }
    return own;
  }

  /** Chunks of both owners. */
  private static Set<ChunkId> some(Random random) {
    var some = new HashSet<ChunkId>();
    for (int i = 0; i < 10; i++) {
      var owner = random.nextBoolean() ? "ada" : "eve";
      some.add(Chunks.of(owner, "doc" + random.nextInt(DOCUMENTS)).chunk(random.nextInt(5)));
    }
    return some;
  }

  /** Everything of the asking one, or narrowed to collections and documents of anybody. */
  private static Scope scope(String asking, Random random) {
    var owner = Chunks.of(asking, "x").owner();
    var other = Chunks.of(random.nextBoolean() ? "ada" : "eve", "doc" + random.nextInt(DOCUMENTS));
    return switch (random.nextInt(4)) {
      case 0 -> new Scope(owner, Set.of(other.collection()), Set.of());
      case 1 -> new Scope(owner, Set.of(), Set.of(other.document()));
      case 2 ->
          new Scope(owner, Set.<CollectionId>of(other.collection()), Set.of(other.document()));
      default -> Scope.everythingOf(owner);
    };
  }
}
