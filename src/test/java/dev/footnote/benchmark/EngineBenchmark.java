package dev.footnote.benchmark;

import dev.footnote.documents.ChunkId;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.search.spi.Hit;
import dev.footnote.testing.OpenSearchNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same searches on embedded Lucene and on an OpenSearch node beside it: writing, p50 and p99 of
 * either half, searches a second, recall. Texts and vectors are synthetic ({@link
 * SyntheticChunks}). Arguments: numbers of chunks, by default 10000 and 100000.
 */
final class EngineBenchmark {

  private static final int DOCUMENT = 50;
  private static final int WRITERS = 8;
  private static final int SEARCHERS = 4;
  private static final int QUERIES = 300;
  private static final int JUDGED = 50;
  private static final int POOL = 100;

  private final int chunks;

  private EngineBenchmark(int chunks) {
    this.chunks = chunks;
  }

  public static void main(String[] arguments) throws Exception {
    var sizes = arguments.length == 0 ? List.of("10000", "100000") : List.of(arguments);
    OpenSearchNode.options("-Xmx3g -Xms3g");
    var node = OpenSearchNode.shared();
    System.out.printf(
        "%-10s %8s %9s | %8s %8s | %8s %8s | %8s %8s | %9s %9s%n",
        "engine",
        "chunks",
        "written/s",
        "BM25 p50",
        "p99",
        "vec. p50",
        "p99",
        "both p50",
        "p99",
        "searches/s",
        "recall@10");
    for (var size : sizes) {
      var benchmark = new EngineBenchmark(Integer.parseInt(size));
      var truth = benchmark.truth();
      try (var lucene = Engine.lucene(new NoEmbedder())) {
        benchmark.measure(lucene, truth);
      }
      try (var cluster = Engine.openSearch(new NoEmbedder(), node.url(), 1)) {
        benchmark.measure(cluster, truth);
      }
    }
    node.close();
  }

  private void measure(Engine engine, List<Set<ChunkId>> truth) throws Exception {
    double written = write(engine);
    var words = times(number -> words(engine, number));
    var meaning = times(number -> meaning(engine, number));
    var both = times(number -> both(engine, number));
    double rate = rate(engine);
    System.out.printf(
        "%-10s %8d %9.0f | %8.2f %8.2f | %8.2f %8.2f | %8.2f %8.2f | %9.1f %9.4f%n",
        engine.name(),
        chunks,
        written,
        words[QUERIES / 2] / 1e6,
        words[QUERIES * 99 / 100] / 1e6,
        meaning[QUERIES / 2] / 1e6,
        meaning[QUERIES * 99 / 100] / 1e6,
        both[QUERIES / 2] / 1e6,
        both[QUERIES * 99 / 100] / 1e6,
        rate,
        recall(engine, truth));
  }

  private double write(Engine engine) throws Exception {
    var places = new Semaphore(WRITERS);
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < chunks / DOCUMENT; number++) {
        places.acquire();
        int document = number;
        threads.execute(
            () -> {
              try {
                write(engine, document);
              } finally {
                places.release();
              }
            });
      }
    }
    return chunks / ((System.nanoTime() - start) / 1e9);
  }

  private static void write(Engine engine, int number) {
    var document = SyntheticChunks.document(number, DOCUMENT);
    var one = Map.of(document.getFirst().chunk().document(), document);
    engine.lexical().replace(one);
    engine.vectors().replace(one);
  }

  @FunctionalInterface
  private interface Searching {
    Object find(int number);
  }

  private static long[] times(Searching searching) {
    IntStream.range(0, QUERIES).forEach(searching::find);
    var times = new long[QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      long start = System.nanoTime();
      searching.find(QUERIES + i);
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    return times;
  }

  private static List<Hit> words(Engine engine, int number) {
    return engine.lexical().search(SyntheticChunks.words(number, 8), SyntheticChunks.scope(), POOL);
  }

  private static List<Hit> meaning(Engine engine, int number) {
    return engine.vectors().search(SyntheticChunks.question(number), SyntheticChunks.scope(), POOL);
  }

  /** Both halves at once, then each for what only the other found: all that a search asks. */
  private static List<Hit> both(Engine engine, int number) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var words = threads.submit(() -> words(engine, number));
      var meaning = threads.submit(() -> meaning(engine, number));
      var wordChunks = chunks(words);
      var meaningChunks = chunks(meaning);
      var question = SyntheticChunks.words(number, 8);
      var vector = SyntheticChunks.question(number);
      var scope = SyntheticChunks.scope();
      var more = threads.submit(() -> engine.lexical().scores(question, scope, meaningChunks));
      engine.vectors().scores(vector, scope, wordChunks);
      more.get();
      return words.resultNow();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a search failed", e);
    }
  }

  private static Set<ChunkId> chunks(Future<List<Hit>> hits) {
    try {
      return hits.get().stream().map(Hit::chunk).collect(Collectors.toSet());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a search failed", e);
    }
  }

  private static double rate(Engine engine) throws Exception {
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(SEARCHERS)) {
      for (int i = 0; i < QUERIES; i++) {
        int number = 2 * QUERIES + i;
        threads.execute(() -> both(engine, number));
      }
    }
    return QUERIES / ((System.nanoTime() - start) / 1e9);
  }

  /** The ten nearest of each question, compared one by one without any index. */
  private List<Set<ChunkId>> truth() {
    var questions = IntStream.range(0, JUDGED).mapToObj(SyntheticChunks::question).toList();
    var best = questions.stream().map(_ -> new PriorityQueue<>(Hit.BEST_FIRST.reversed())).toList();
    for (int number = 0; number < chunks / DOCUMENT; number++) {
      for (var chunk : SyntheticChunks.document(number, DOCUMENT)) {
        for (int i = 0; i < JUDGED; i++) {
          var queue = best.get(i);
          queue.add(new Hit(chunk.chunk().id(), questions.get(i).cosine(chunk.embedding())));
          if (queue.size() > 10) {
            queue.remove();
          }
        }
      }
    }
    return best.stream()
        .map(queue -> queue.stream().map(Hit::chunk).collect(Collectors.toSet()))
        .toList();
  }

  private static double recall(Engine engine, List<Set<ChunkId>> truth) {
    double found = 0;
    for (int i = 0; i < truth.size(); i++) {
      var hits = new HashSet<ChunkId>();
      meaning(engine, i).stream().limit(10).map(Hit::chunk).forEach(hits::add);
      hits.retainAll(truth.get(i));
      found += hits.size() / (double) truth.get(i).size();
    }
    return found / truth.size();
  }

  /** Knows the model; vectors are synthetic. */
  private record NoEmbedder() implements Embedder {

    @Override
    public EmbeddingModel model() {
      return new EmbeddingModel("synthetic", SyntheticChunks.DIMENSION);
    }

    @Override
    public Embedding embedQuery(String query) {
      throw new UnsupportedOperationException("vectors are synthetic");
    }

    @Override
    public List<Embedding> embedPassages(FairShare share, List<String> passages) {
      throw new UnsupportedOperationException("vectors are synthetic");
    }
  }
}
