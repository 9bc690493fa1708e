package dev.footnote.benchmark;

import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.chunking.ChunkDraft;
import dev.footnote.documents.chunking.Chunker;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** nDCG@10 of keyword search, semantic search and their fusion on question sets. */
final class RetrievalBenchmark {

  private static final List<String> SETS =
      List.of("adi", "cranfield", "xquad_en", "squad2_dev", "scifact");

  private RetrievalBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    var data = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data");
    var target = Path.of("target");
    try (var service = new AnnotationConfigApplicationContext()) {
      service
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "benchmark",
                  Map.of(
                      "footnote.inference.onnx.native-dir",
                      target.resolve("native"),
                      "footnote.inference.onnx.query-timeout",
                      "60s")));
      service.registerBean("dataFolder", Path.class, () -> target);
      service.scan("dev.footnote.inference.adapter.onnx");
      service.refresh();
      try (var embedder =
          new CachedEmbedder(service.getBean(Embedder.class), target.resolve("vectors"))) {
        var chunker = new Chunker(service.getBean(Tokenizer.class));
        for (var name : SETS) {
          if (Files.isDirectory(data.resolve(name))) {
            embed(QuestionSet.read(data.resolve(name), 1000), chunker, embedder);
          } else {
            System.out.println(name + ": not there, left out: " + data.resolve(name));
          }
        }
      }
    }
  }

  private static void embed(QuestionSet set, Chunker chunker, Embedder embedder) {
    long start = System.nanoTime();
    var passages = new ArrayList<String>();
    set.documents()
        .values()
        .forEach(
            text ->
                chunker.chunk(StructuredText.plain(text), ChunkingRules.STANDARD).stream()
                    .map(ChunkDraft::embeddedText)
                    .forEach(passages::add));
    System.out.printf(
        "%s: %d documents, %d passages%n", set.name(), set.documents().size(), passages.size());
    embedder.embedPassages(FairShare.WAITED_FOR, passages);
    set.questions().values().forEach(embedder::embedQuery);
    System.out.printf("%n  %.1f s%n", (System.nanoTime() - start) / 1e9);
  }
}
