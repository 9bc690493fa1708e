package dev.footnote.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.HashingEmbedder;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.testing.OpenSearchNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same documents and questions on both engines: the first ten must be the same. */
@Tag("engines")
class EnginesIT {

  private static final int TOP = 10;
  private static final double LEAST = 0.95;

  private final Embedder embedder = new HashingEmbedder();
  private final Scope everything = Scope.everythingOf(Chunks.of("ada", "x").owner());

  /** This project's own pages, a chunk a paragraph; their sentences are the questions. */
  @Test
  void the_first_ten_of_our_own_pages_are_the_same_on_both_engines() throws IOException {
    var documents = pages();
    var questions = questions(documents.values());
    try (var lucene = Engine.lucene(embedder);
        var cluster = Engine.openSearch(embedder, OpenSearchNode.shared().url(), 3)) {
      fill(lucene, documents);
      fill(cluster, documents);
      double words = 0;
      double meaning = 0;
      double fused = 0;
      var here = lucene.halves();
      var there = cluster.halves();
      for (var question : questions) {
        words += overlap(here.words(question, everything), there.words(question, everything));
        meaning += overlap(here.meaning(question, everything), there.meaning(question, everything));
        fused += overlap(here.fused(question, everything), there.fused(question, everything));
      }
      System.out.printf(
          "top-%d overlap of OpenSearch with Lucene, %d questions: BM25 %.4f, vectors %.4f,"
              + " fused %.4f%n",
          TOP,
          questions.size(),
          words / questions.size(),
          meaning / questions.size(),
          fused / questions.size());
      assertThat(words / questions.size()).isGreaterThanOrEqualTo(LEAST);
      assertThat(meaning / questions.size()).isGreaterThanOrEqualTo(LEAST);
      assertThat(fused / questions.size()).isGreaterThanOrEqualTo(LEAST);
    }
  }

  private static void fill(Engine engine, Map<String, List<IndexedChunk>> documents) {
    for (var chunks : documents.values()) {
      var document = chunks.getFirst().chunk().document();
      engine.lexical().replace(Map.of(document, chunks));
      engine.vectors().replace(Map.of(document, chunks));
    }
  }

  private Map<String, List<IndexedChunk>> pages() throws IOException {
    var documents = new LinkedHashMap<String, List<IndexedChunk>>();
    try (var files = Files.walk(Path.of("docs"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        var name = file.getFileName().toString().replace(".md", "");
        var page = Chunks.of("ada", name);
        var chunks = new ArrayList<IndexedChunk>();
        for (var paragraph : Files.readString(file).split("\n\n")) {
          var vector = embedder.embedQuery(paragraph);
          chunks.add(page.under("Page " + name).at(chunks.size(), paragraph, vector));
        }
        documents.put(name, chunks);
      }
    }
    return documents;
  }

  private static List<String> questions(Collection<List<IndexedChunk>> documents) {
    return documents.stream()
        .flatMap(List::stream)
        .map(IndexedChunk::chunk)
        .map(Chunk::text)
        .flatMap(text -> List.of(text.split("(?<=\\.) ")).stream())
        .filter(sentence -> sentence.length() > 40 && sentence.length() < 150)
        .distinct()
        .limit(400)
        .collect(Collectors.toList())
        .stream()
        .filter(sentence -> Math.floorMod(sentence.hashCode(), 3) == 0)
        .toList();
  }

  private static double overlap(List<ChunkId> one, List<ChunkId> other) {
    return Halves.overlap(one, other, TOP);
  }
}
