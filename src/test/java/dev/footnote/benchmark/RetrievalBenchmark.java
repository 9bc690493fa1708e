package dev.footnote.benchmark;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.chunking.Chunker;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.Tokenizer;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** nDCG@10 of keyword search, semantic search and their fusion on question sets. */
final class RetrievalBenchmark {

  private static final int MOST_QUESTIONS = 1000;
  private static final int DEPTH = 10;

  /** What the sets' own README gives, whole documents searched without cutting them. */
  private static final List<Reference> SETS =
      List.of(
          new Reference("adi", .4863, .4817, .5219),
          new Reference("cranfield", .3742, .4129, .4327),
          new Reference("xquad_en", .9643, .9501, .9799),
          new Reference("squad2_dev", .8664, .7941, .9007),
          new Reference("scifact", .6826, .7111, .7417),
          new Reference("xquad_de", .9242, Double.NaN, Double.NaN),
          new Reference("xquad_zh", .9599, Double.NaN, Double.NaN),
          new Reference("xquad_ar", .8796, Double.NaN, Double.NaN));

  private final Chunker chunker;
  private final DocumentParser parser;
  private final Embedder embedder;
  private final Halves halves;

  private RetrievalBenchmark(AnnotationConfigApplicationContext service, Embedder embedder) {
    this.chunker = new Chunker(service.getBean(Tokenizer.class));
    this.parser = service.getBean(DocumentParser.class);
    this.embedder = embedder;
    this.halves =
        new Halves(
            service.getBean(LexicalIndex.class), service.getBean(VectorIndex.class), embedder);
  }

  private record Reference(String name, double bm25, double semantic, double hybrid) {

    boolean english() {
      return !Double.isNaN(hybrid);
    }
  }

  /**
   * @param arguments folder of the question sets, then names of sets; all sets if none are named
   */
  public static void main(String[] arguments) throws IOException {
    var data = Path.of(arguments.length > 0 ? arguments[0] : "../question-sets");
    var wanted = Set.of(arguments);
    var target = Path.of("target").toAbsolutePath();
    try (var service = service(target, Files.createTempDirectory(target, "retrieval"));
        var embedder =
            new CachedEmbedder(service.getBean(Embedder.class), target.resolve("vectors"))) {
      var benchmark = new RetrievalBenchmark(service, embedder);
      System.out.printf(
          "%n%-11s %6s %6s  %15s  %15s  %15s  %6s%n",
          "set", "docs", "chunks", "BM25", "semantic", "hybrid", "best-");
      for (var reference : SETS) {
        if (!Files.isDirectory(data.resolve(reference.name()))) {
          System.out.printf("%-11s is not there: %s%n", reference.name(), data);
        } else if (arguments.length < 2 || wanted.contains(reference.name())) {
          benchmark.measure(reference, data.resolve(reference.name()));
        }
      }
    }
  }

  /** The bundled model, the parser, and Lucene with an index in that folder. */
  static AnnotationConfigApplicationContext service(Path target, Path data) {
    var service = new AnnotationConfigApplicationContext();
    var properties =
        Map.<String, Object>of(
            "footnote.data-dir",
            data.toString(),
            "footnote.inference.onnx.native-dir",
            target.resolve("native").toString(),
            "footnote.inference.onnx.query-timeout",
            "60s",
            "footnote.search.lucene.directory",
            data.resolve("index").toString());
    service
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("benchmark", properties));
    service.registerBean("dataFolder", Path.class, () -> data);
    service.registerBean(Clock.class, Clock::systemUTC);
    service.scan(
        "dev.footnote.inference.adapter.onnx",
        "dev.footnote.documents.adapter.tika",
        "dev.footnote.search.adapter.lucene");
    service.refresh();
    return service;
  }

  private void measure(Reference reference, Path folder) {
    var set = QuestionSet.read(folder, MOST_QUESTIONS);
    var corpus = Corpus.of(set, chunker, parser, reference.english() ? this::embed : this::nothing);
    corpus.forEach(
        document -> {
          halves.lexical().replace(Map.of(document.getKey(), document.getValue()));
          if (reference.english()) {
            halves.vectors().replace(Map.of(document.getKey(), document.getValue()));
          }
        });
    var scope = Scope.everythingOf(corpus.owner());
    double bm25 = ndcg(set, corpus, question -> halves.words(question, scope));
    if (!reference.english()) {
      print(reference, set, corpus, bm25, Double.NaN, Double.NaN);
      return;
    }
    double semantic = ndcg(set, corpus, question -> halves.meaning(question, scope));
    double hybrid = ndcg(set, corpus, question -> halves.fused(question, scope));
    print(reference, set, corpus, bm25, semantic, hybrid);
  }

  private List<Embedding> embed(List<String> passages) {
    return embedder.embedPassages(FairShare.WAITED_FOR, passages);
  }

  /** For languages that the model does not know. */
  private List<Embedding> nothing(List<String> passages) {
    var nothing = Embedding.normalised(new float[embedder.model().dimension()]);
    return Collections.nCopies(passages.size(), nothing);
  }

  private static void print(
      Reference reference,
      QuestionSet set,
      Corpus corpus,
      double bm25,
      double semantic,
      double hybrid) {
    System.out.printf(
        "\r%-11s %6d %6d  %6.4f (%+6.4f)  %6.4f (%+6.4f)  %6.4f (%+6.4f)  %+6.4f  %s%n",
        set.name(),
        set.documents().size(),
        corpus.chunks(),
        bm25,
        bm25 - reference.bm25(),
        semantic,
        semantic - reference.semantic(),
        hybrid,
        hybrid - reference.hybrid(),
        hybrid - Math.max(bm25, semantic),
        corpus.languages());
  }

  /** Mean over the questions of what the search finds. */
  static double ndcg(QuestionSet set, Corpus corpus, Function<String, List<ChunkId>> search) {
    return set.questions().entrySet().stream()
        .mapToDouble(
            question ->
                RankedRetrieval.ndcg(
                    corpus.documents(search.apply(question.getValue())),
                    set.judgements().get(question.getKey()),
                    DEPTH))
        .average()
        .orElse(0);
  }
}
