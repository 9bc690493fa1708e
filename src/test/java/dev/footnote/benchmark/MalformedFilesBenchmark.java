package dev.footnote.benchmark;

import dev.footnote.testing.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of 500 malformed PDF files: how each kind ends, how long the slowest took, and how
 * searches fared meanwhile. Row R23 of the reliability checks.
 */
final class MalformedFilesBenchmark {

  private static final int FILES = 500;
  private static final int EXPENSIVE_FILES = 10;
  private static final int SEARCHES = 300;
  private static final List<String> FINAL = List.of("ready", "failed");

  private final Client client;
  private final List<Double> searches = new ArrayList<>();

  private MalformedFilesBenchmark(Client client) {
    this.client = client;
  }

  /**
   * @param arguments a sound PDF file (examples/lighthouse-manual.pdf), number of files (500), seed
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var sound = Path.of(arguments.length > 0 ? arguments[0] : "examples/lighthouse-manual.pdf");
    int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : FILES;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    System.out.printf("seed %d%n", seed);
    var pdfs = new MalformedPdfs(Files.readAllBytes(sound), new Random(seed));
    try (var service = RunningService.start()) {
      var benchmark = new MalformedFilesBenchmark(service.client());
      benchmark.finished(benchmark.upload("sound.pdf", Files.readAllBytes(sound)));
      benchmark.measure(pdfs, files);
    }
  }

  private void measure(MalformedPdfs pdfs, int files) throws InterruptedException {
    for (int i = 0; i < SEARCHES; i++) {
      search();
    }
    double alone = p99();
    searches.clear();
    System.out.println("| kind | files | how they ended | slowest s |\n|---|---|---|---|");
    int expensive = Math.min(EXPENSIVE_FILES, files / pdfs.kinds().size());
    int each = (files - 2 * expensive) / (pdfs.kinds().size() - 2);
    int left = files - 2 * expensive - each * (pdfs.kinds().size() - 2);
    for (var kind : pdfs.kinds().entrySet()) {
      boolean slow = MalformedPdfs.EXPENSIVE.contains(kind.getKey());
      print(kind.getKey(), slow ? expensive : each + left, kind.getValue());
      left = slow ? left : 0;
    }
    System.out.printf(
        "%nsearches: p99 %.1f ms alone, %.1f ms meanwhile (%d searches)%n",
        alone, p99(), searches.size());
  }

  private void print(String kind, int count, Function<Integer, byte[]> maker)
      throws InterruptedException {
    var ends = new TreeMap<String, Integer>();
    double slowest = 0;
    for (int i = 0; i < count; i++) {
      var bytes = maker.apply(i);
      long start = System.nanoTime();
      ends.merge(end(bytes, i), 1, Integer::sum);
      slowest = Math.max(slowest, (System.nanoTime() - start) / 1e9);
    }
    System.out.printf("| %s | %d | %s | %.1f |%n", kind, count, ends, slowest);
  }

  private String end(byte[] bytes, int number) throws InterruptedException {
    var reply = client.upload("/api/v1/documents", "malformed-" + number + ".pdf", bytes, Map.of());
    if (reply.status() != 202) {
      return reply.status() + " " + reply.body().path("code").asString();
    }
    var id = reply.body().path("id").asString();
    var document = finished(id);
    var error = document.path("error").path("code").asString("");
    client.delete("/api/v1/documents/" + id).expect(204);
    return error.isEmpty() ? document.path("status").asString() : error;
  }

  private String upload(String name, byte[] bytes) {
    return client
        .upload("/api/v1/documents", name, bytes, Map.of())
        .expect(202)
        .body()
        .path("id")
        .asString();
  }

  private JsonNode finished(String id) throws InterruptedException {
    while (true) {
      var document = client.get("/api/v1/documents/" + id).expect(200).body();
      if (FINAL.contains(document.path("status").asString())) {
        return document;
      }
      search();
      Thread.sleep(20);
    }
  }

  private void search() {
    long start = System.nanoTime();
    client.post("/api/v1/search", Map.of("query", "who trims the lamp at night")).expect(200);
    searches.add((System.nanoTime() - start) / 1e6);
  }

  private double p99() {
    var sorted = searches.stream().sorted().toList();
    return sorted.get(sorted.size() * 99 / 100);
  }
}
