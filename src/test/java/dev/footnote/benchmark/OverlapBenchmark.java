package dev.footnote.benchmark;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.chunking.Chunker;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.Tokenizer;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import dev.footnote.testing.OpenSearchNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What Lucene and OpenSearch find for the same questions of question sets. */
final class OverlapBenchmark {

  private static final int MOST_QUESTIONS = 300;
  private static final int TOP = 10;
  private static final List<String> SETS =
      List.of("adi", "xquad_de", "xquad_zh", "xquad_en", "cranfield");

  private final Chunker chunker;
  private final DocumentParser parser;
  private final Embedder embedder;
  private final Halves lucene;

  private OverlapBenchmark(AnnotationConfigApplicationContext service, Embedder embedder) {
    this.chunker = new Chunker(service.getBean(Tokenizer.class));
    this.parser = service.getBean(DocumentParser.class);
    this.embedder = embedder;
    this.lucene =
        new Halves(
            service.getBean(LexicalIndex.class), service.getBean(VectorIndex.class), embedder);
  }

  /**
   * @param arguments folder of the question sets, then names of sets; five small ones if none are
   *     named
   */
  public static void main(String[] arguments) throws IOException {
    var data = Path.of(arguments.length > 0 ? arguments[0] : "../question-sets");
    var sets = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : SETS;
    var target = Path.of("target").toAbsolutePath();
    try (var service =
            RetrievalBenchmark.service(target, Files.createTempDirectory(target, "overlap"));
        var embedder =
            new CachedEmbedder(service.getBean(Embedder.class), target.resolve("vectors"));
        var node = OpenSearchNode.shared()) {
      var benchmark = new OverlapBenchmark(service, embedder);
      System.out.printf("%n| set | chunks | questions | half | top-10 overlap | same order |");
      System.out.printf(" nDCG@10 Lucene | OpenSearch |%n|---|---|---|---|---|---|---|---|%n");
      for (var set : sets) {
        try (var cluster = Engine.openSearch(embedder, node.url(), 1)) {
          benchmark.measure(data.resolve(set), cluster.halves());
        }
      }
    }
  }

  private void measure(Path folder, Halves cluster) {
    var set = QuestionSet.read(folder, MOST_QUESTIONS);
    var corpus =
        Corpus.of(
            set,
            chunker,
            parser,
            passages -> embedder.embedPassages(FairShare.WAITED_FOR, passages));
    for (var halves : List.of(lucene, cluster)) {
      corpus.forEach(
          document -> {
            var one = Map.of(document.getKey(), document.getValue());
            halves.lexical().replace(one);
            halves.vectors().replace(one);
          });
    }
    var scope = Scope.everythingOf(corpus.owner());
    compare("BM25", set, corpus, cluster, (half, question) -> half.words(question, scope));
    compare("vectors", set, corpus, cluster, (half, question) -> half.meaning(question, scope));
    compare("fused", set, corpus, cluster, (half, question) -> half.fused(question, scope));
  }

  private void compare(
      String half,
      QuestionSet set,
      Corpus corpus,
      Halves cluster,
      BiFunction<Halves, String, List<ChunkId>> search) {
    var here = found(set, question -> search.apply(lucene, question));
    var there = found(set, question -> search.apply(cluster, question));
    System.out.printf(
        "| %s | %d | %d | %s | %.4f | %.4f | %.4f | %.4f |%n",
        set.name(),
        corpus.chunks(),
        here.size(),
        half,
        mean(here, question -> Halves.overlap(here.get(question), there.get(question), TOP)),
        mean(
            here, question -> first(here.get(question)).equals(first(there.get(question))) ? 1 : 0),
        RetrievalBenchmark.ndcg(set, corpus, here::get),
        RetrievalBenchmark.ndcg(set, corpus, there::get));
  }

  private static Map<String, List<ChunkId>> found(
      QuestionSet set, Function<String, List<ChunkId>> search) {
    return set.questions().values().stream()
        .distinct()
        .collect(Collectors.toMap(question -> question, search));
  }

  private static double mean(
      Map<String, List<ChunkId>> found, ToDoubleFunction<String> ofQuestion) {
    return found.keySet().stream().mapToDouble(ofQuestion).average().orElse(0);
  }

  private static List<ChunkId> first(List<ChunkId> found) {
    return found.stream().limit(TOP).toList();
  }
}
