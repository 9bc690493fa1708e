package dev.footnote.benchmark;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.Passages;
import dev.footnote.inference.Embedder;
import dev.footnote.search.Scope;
import dev.footnote.search.Search;
import dev.footnote.search.SearchMode;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.fusion.Half;
import dev.footnote.search.fusion.WeightedFusion;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How long a search takes over HTTP with one client, and each part of it alone. */
final class SearchBenchmark {

  private static final int CHUNKS = 10_000;
  private static final int WARM_UP = 10_000;
  private static final int SAMPLES = 1000;
  private static final int TOP = 5;

  private final RunningService service;
  private final BlockingClient client;
  private final Map<String, double[]> times = new HashMap<>();
  private int sample;

  private SearchBenchmark(RunningService service) {
    this.service = service;
    this.client = new BlockingClient(service.client());
  }

  /**
   * @param arguments folder of the question sets, number of chunks (10000)
   */
  public static void main(String[] arguments) throws InterruptedException {
    var data = Path.of(arguments.length > 0 ? arguments[0] : "../question-sets");
    int chunks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CHUNKS;
    var texts = BenchmarkTexts.from(data, 7500);
    try (var service = RunningService.withVectorsOf(Path.of("target/vectors"))) {
      int next = 0;
      while (service.chunks() < chunks) {
        var more = new ArrayList<String>();
        while (more.size() < 100 && next < texts.size()) {
          more.add(String.join("\n\n", texts.subList(next, Math.min(next + 10, texts.size()))));
          next += 10;
        }
        service.ingest(more);
        System.out.printf("\r%,d chunks ", service.chunks());
      }
      var benchmark = new SearchBenchmark(service);
      benchmark.measure(questions(texts));
      System.out.printf(
          "rebuild of both halves from the database: %.0f chunks/s%n",
          RebuildBenchmark.lost(service));
    }
  }

  /** The first eight words of texts' second sentences: questions that something answers. */
  private static List<String> questions(List<String> texts) {
    return texts.stream()
        .map(text -> text.substring(text.indexOf('\n') + 1).split(" "))
        .filter(words -> words.length > 20)
        .map(words -> String.join(" ", Arrays.copyOfRange(words, 10, 18)))
        .distinct()
        .limit(WARM_UP + SAMPLES)
        .collect(Collectors.toList());
  }

  private void measure(List<String> questions) {
    var scope = Scope.everythingOf(owner());
    while (sample < WARM_UP + SAMPLES) {
      request(question(questions, 0));
      if (sample >= WARM_UP - SAMPLES) {
        time("empty request", () -> client.get("/api/v1/auth/me"));
        inProcess(question(questions, 1), scope);
        parts(question(questions, 2), scope);
      }
      sample++;
    }
    System.out.printf("%n| part | p50 ms | p99 ms |%n|---|---|---|%n");
    for (var part :
        List.of(
            "request",
            "empty request",
            "search in process",
            "embed query",
            "bm25",
            "vectors",
            "exact scores",
            "fusion",
            "hydration")) {
      var sorted = times.get(part).clone();
      Arrays.sort(sorted);
      System.out.printf(
          "| %s | %.2f | %.2f |%n",
          part, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
    }
    System.out.printf(
        "%d chunks, %d requests, bars of the request: p50 10 ms, p99 50 ms%n",
        service.chunks(), SAMPLES);
  }

  /**
   * Each of the three ways asks a question of its own: one asked twice finds its words looked up.
   */
  private String question(List<String> questions, int way) {
    return questions.get((sample + way * questions.size() / 3) % questions.size());
  }

  private void inProcess(String question, Scope scope) {
    var query = new SearchQuery(question, scope, TOP, SearchMode.HYBRID, OptionalDouble.empty());
    time("search in process", () -> service.bean(Search.class).find(query));
  }

  private UserId owner() {
    var me = service.client().get("/api/v1/auth/me").expect(200).body();
    return new UserId(UUID.fromString(me.path("id").asString()));
  }

  private void request(String question) {
    time("request", () -> client.post("/api/v1/search", Map.of("query", question, "top_k", TOP)));
  }

  private void parts(String question, Scope scope) {
    var lexical = service.bean(LexicalIndex.class);
    var vectors = service.bean(VectorIndex.class);
    var vector = time("embed query", () -> service.bean(Embedder.class).embedQuery(question));
    var words = time("bm25", () -> lexical.search(question, scope, WeightedFusion.POOL));
    var meaning = time("vectors", () -> vectors.search(vector, scope, WeightedFusion.POOL));
    var found = new ArrayList<Hit>(words);
    found.addAll(meaning);
    var ids = found.stream().map(Hit::chunk).collect(Collectors.toSet());
    var halves =
        time(
            "exact scores",
            () ->
                List.of(
                    new Half(words, lexical.scores(question, scope, ids)),
                    new Half(meaning, vectors.scores(vector, scope, ids))));
    var fused = time("fusion", () -> WeightedFusion.fuse(halves.getFirst(), halves.getLast(), 0.5));
    var best =
        fused.stream().limit(TOP).map(hit -> hit.chunk()).collect(Collectors.<ChunkId>toSet());
    time("hydration", () -> service.bean(Passages.class).find(scope.owner(), best));
  }

  private <T> T time(String part, Supplier<T> work) {
    long start = System.nanoTime();
    var result = work.get();
    if (sample >= WARM_UP) {
      times.computeIfAbsent(part, _ -> new double[SAMPLES])[sample - WARM_UP] =
          (System.nanoTime() - start) / 1e6;
    }
    return result;
  }
}
