package dev.footnote.search.adapter.lucene;

import dev.footnote.benchmark.SyntheticChunks;
import dev.footnote.documents.ChunkId;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Hit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What writing costs and how fast and how exact searches are, printed: arguments are the number of
 * chunks, of chunks a document, and of threads that write.
 */
final class LuceneIndexBenchmark {

  private static final int QUERIES = 300;
  private static final Scope ALL = SyntheticChunks.scope();

  private LuceneIndexBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int chunks = Integer.parseInt(arguments[0]);
    int size = Integer.parseInt(arguments[1]);
    int writers = Integer.parseInt(arguments[2]);
    var folder = Files.createTempDirectory("lucene-benchmark");
    var model = new EmbeddingModel("benchmark", SyntheticChunks.DIMENSION);
    var exact = new LuceneProperties(folder, 1.2f, 0.75f, Integer.MAX_VALUE, 100, 300);
    try (var lexical = new LuceneLexicalIndex(exact, () -> {});
        var vectors = new LuceneVectorIndex(exact, model, () -> {})) {
      write(lexical, vectors, chunks / size, size, writers);
      search("BM25", number -> lexical.search(SyntheticChunks.words(number, 8), ALL, 100));
      search(
          "vectors, all compared",
          number -> vectors.search(SyntheticChunks.question(number), ALL, 100));
      exactScores(lexical, vectors);
    }
    for (int candidates : new int[] {100, 200, 300, 500}) {
      var graph = new LuceneProperties(folder, 1.2f, 0.75f, 0, 100, candidates);
      graph(graph, exact, model, candidates);
    }
  }

  /** Of what the other half finds, as a search asks for them. */
  private static void exactScores(LuceneLexicalIndex lexical, LuceneVectorIndex vectors) {
    var byWords = new ArrayList<Set<ChunkId>>();
    var byMeaning = new ArrayList<Set<ChunkId>>();
    for (int i = 0; i < QUERIES; i++) {
      byWords.add(Set.copyOf(ids(lexical.search(SyntheticChunks.words(i, 8), ALL, 100))));
      byMeaning.add(Set.copyOf(ids(vectors.search(SyntheticChunks.question(i), ALL, 100))));
    }
    search(
        "exact scores by words",
        number -> lexical.scores(SyntheticChunks.words(number, 8), ALL, byMeaning.get(number)));
    search(
        "exact scores of vectors",
        number -> vectors.scores(SyntheticChunks.question(number), ALL, byWords.get(number)));
  }

  private static void graph(
      LuceneProperties graph, LuceneProperties exact, EmbeddingModel model, int candidates)
      throws IOException {
    var truth = new ArrayList<List<ChunkId>>();
    try (var vectors = new LuceneVectorIndex(exact, model, () -> {})) {
      for (int i = 0; i < QUERIES; i++) {
        truth.add(ids(vectors.search(SyntheticChunks.question(i), ALL, 100)));
      }
    }
    try (var vectors = new LuceneVectorIndex(graph, model, () -> {})) {
      double found = 0;
      for (int i = 0; i < QUERIES; i++) {
        var hits = ids(vectors.search(SyntheticChunks.question(i), ALL, 100));
        hits.retainAll(truth.get(i));
        found += hits.size() / (double) truth.get(i).size();
      }
      System.out.printf("recall@100 with %d candidates: %.4f%n", candidates, found / QUERIES);
      search(
          "vectors, HNSW " + candidates,
          number -> vectors.search(SyntheticChunks.question(number), ALL, 100));
    }
  }

  private static List<ChunkId> ids(List<Hit> hits) {
    return hits.stream().map(Hit::chunk).collect(Collectors.toCollection(ArrayList::new));
  }

  private static void write(
      LuceneLexicalIndex lexical, LuceneVectorIndex vectors, int documents, int size, int writers)
      throws Exception {
    var made =
        IntStream.range(0, documents).mapToObj(i -> SyntheticChunks.document(i, size)).toList();
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
    Object find(int number);
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
}
