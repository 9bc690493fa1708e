package dev.footnote.search.adapter.lucene;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What writing costs and how fast and how exact searches are, printed: arguments are the number of
 * chunks, of chunks a document, and of threads that write.
 */
final class LuceneIndexBenchmark {

  private static final int DIMENSION = 384;
  private static final int QUERIES = 300;
  private static final UserId OWNER = new UserId(new UUID(1, 1));
  private static final Scope ALL = Scope.everythingOf(OWNER);
  private static final Random RANDOM = new Random(42);
  private static final float[][] TOPICS = topics();

  private LuceneIndexBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int chunks = Integer.parseInt(arguments[0]);
    int size = Integer.parseInt(arguments[1]);
    int writers = Integer.parseInt(arguments[2]);
    var folder = Files.createTempDirectory("lucene-benchmark");
    var model = new EmbeddingModel("benchmark", DIMENSION);
    var exact = new LuceneProperties(folder, 1.2f, 0.75f, Integer.MAX_VALUE, 100, 300);
    try (var lexical = new LuceneLexicalIndex(exact, () -> {});
        var vectors = new LuceneVectorIndex(exact, model, () -> {})) {
      write(lexical, vectors, chunks / size, size, writers);
      search("BM25", number -> lexical.search(words(number, 8), ALL, 100));
      search("vectors, one by one", number -> vectors.search(question(number), ALL, 100));
    }
    for (int candidates : new int[] {100, 200, 300, 500}) {
      var graph = new LuceneProperties(folder, 1.2f, 0.75f, 0, 100, candidates);
      graph(graph, exact, model, candidates);
    }
  }

  private static void graph(
      LuceneProperties graph, LuceneProperties exact, EmbeddingModel model, int candidates)
      throws IOException {
    var truth = new ArrayList<List<ChunkId>>();
    try (var vectors = new LuceneVectorIndex(exact, model, () -> {})) {
      for (int i = 0; i < QUERIES; i++) {
        truth.add(ids(vectors.search(question(i), ALL, 100)));
      }
    }
    try (var vectors = new LuceneVectorIndex(graph, model, () -> {})) {
      double found = 0;
      for (int i = 0; i < QUERIES; i++) {
        var hits = ids(vectors.search(question(i), ALL, 100));
        hits.retainAll(truth.get(i));
        found += hits.size() / (double) truth.get(i).size();
      }
      System.out.printf("recall@100 with %d candidates: %.4f%n", candidates, found / QUERIES);
      search("vectors, HNSW " + candidates, number -> vectors.search(question(number), ALL, 100));
    }
  }

  private static List<ChunkId> ids(List<Hit> hits) {
    return hits.stream().map(Hit::chunk).collect(Collectors.toCollection(ArrayList::new));
  }

  private static void write(
      LuceneLexicalIndex lexical, LuceneVectorIndex vectors, int documents, int size, int writers)
      throws Exception {
    var made = IntStream.range(0, documents).mapToObj(i -> document(i, size)).toList();
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    var places = new Semaphore(writers);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var document : made) {
        places.acquire();
        threads.submit(
            () -> {
              try {
                var id = document.getFirst().chunk().document();
                lexical.replace(Map.of(id, document));
                vectors.replace(Map.of(id, document));
              } finally {
                places.release();
              }
              return document;
            });
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Thread.sleep(5_000);
    double milliseconds = (system.getProcessCpuTime() - cpu) / 1e6;
    int chunks = documents * size;
    System.out.printf(
        "wrote %d documents of %d chunks, %d writers: %.0f chunks/s, %.3f ms processor time a"
            + " chunk = %.1f %% of two cores at 180 chunks/s%n",
        documents,
        size,
        writers,
        chunks / seconds,
        milliseconds / chunks,
        milliseconds / chunks * 180 / 2_000 * 100);
  }

  @FunctionalInterface
  private interface Searching {
    List<Hit> find(int number);
  }

  private static void search(String name, Searching searching) {
    IntStream.range(0, QUERIES).forEach(searching::find);
    var times = new long[QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      long start = System.nanoTime();
      searching.find(i);
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    System.out.printf(
        "%s: p50 %.2f ms, p99 %.2f ms%n",
        name, times[QUERIES / 2] / 1e6, times[QUERIES * 99 / 100] / 1e6);
  }

  private static List<IndexedChunk> document(int number, int size) {
    var id = new DocumentId(new UUID(2, number));
    return IntStream.range(0, size)
        .mapToObj(
            position -> {
              var text = words(number * 1_000 + position, 100);
              var chunk =
                  new Chunk(
                      new ChunkId(new UUID(RANDOM.nextLong(), number)),
                      id,
                      position,
                      1,
                      0,
                      text.length(),
                      text,
                      List.of());
              return new IndexedChunk(
                  chunk,
                  1,
                  OWNER,
                  new CollectionId(new UUID(3, 3)),
                  "doc" + number,
                  "en",
                  vector());
            })
        .toList();
  }

  /** Words as frequent as in real text: the n-th with a share of 1/n. */
  private static String words(int seed, int count) {
    var random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> "w" + (int) Math.pow(30_000, random.nextDouble()))
        .collect(Collectors.joining(" "));
  }

  private static Embedding question(int number) {
    return near(TOPICS[number % TOPICS.length], new Random(number));
  }

  private static Embedding vector() {
    return near(TOPICS[RANDOM.nextInt(TOPICS.length)], RANDOM);
  }

  /** Texts lie in clusters, all of them on one side, as those of real models do. */
  private static Embedding near(float[] topic, Random random) {
    var values = topic.clone();
    for (int i = 0; i < DIMENSION; i++) {
      values[i] += (float) random.nextGaussian();
    }
    return Embedding.normalised(values);
  }

  private static float[][] topics() {
    var topics = new float[200][DIMENSION];
    for (var topic : topics) {
      for (int i = 0; i < DIMENSION; i++) {
        topic[i] = 1 + (float) RANDOM.nextGaussian();
      }
    }
    return topics;
  }
}
