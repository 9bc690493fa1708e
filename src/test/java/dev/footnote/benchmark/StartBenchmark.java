package dev.footnote.benchmark;

import dev.footnote.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Milliseconds from the start of the process until {@code /health/ready} answers 200, and resident
 * memory then: the executable jar, the same unpacked, and the same with a cache of classes, in
 * turns in one run, on an external database that is migrated already. Needs {@code ./mvnw package}
 * before.
 */
final class StartBenchmark {

  private final Path folder;
  private final String database = TestDatabase.create();

  private StartBenchmark(Path folder) {
    this.folder = folder;
  }

  /**
   * @param arguments rounds (10), the executable jar (target/footnote.jar)
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    var jar = Path.of(arguments.length > 1 ? arguments[1] : "target/footnote.jar");
    var folder = Files.createTempDirectory("footnote-start");
    try {
      new StartBenchmark(folder).run(rounds, jar.toAbsolutePath());
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void run(int rounds, Path jar) throws IOException, InterruptedException {
    var unpacked = MeasuredProcess.unpack(jar, folder.resolve("app"));
    var cache = folder.resolve("footnote.aot");
    started(unpacked, List.of("-XX:AOTCacheOutput=" + cache));
    var ways = new LinkedHashMap<String, Way>();
    ways.put("executable jar", new Way(jar, List.of()));
    ways.put("unpacked", new Way(unpacked, List.of()));
    ways.put("unpacked, with the cache", new Way(unpacked, List.of("-XX:AOTCache=" + cache)));
    var samples = new LinkedHashMap<String, List<Sample>>();
    for (int round = 0; round < rounds; round++) {
      for (var way : ways.entrySet()) {
        var sample = started(way.getValue().jar(), way.getValue().options());
        samples.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(sample);
      }
    }
    print(samples);
  }

  private record Way(Path jar, List<String> options) {}

  private record Sample(double milliseconds, double megabytes) {}

  private Sample started(Path jar, List<String> options) throws IOException, InterruptedException {
    var settings = Map.of("DATABASE_URL", database);
    try (var service = MeasuredProcess.start(jar, options, folder.resolve("data"), settings)) {
      return new Sample(service.millisecondsUntilReady(), service.residentMegabytes());
    }
  }

  private static void print(Map<String, List<Sample>> samples) {
    System.out.println("| started as | starts | median ms | slowest ms | resident MB |");
    System.out.println("|---|---|---|---|---|");
    samples.forEach(
        (way, all) -> {
          var times = all.stream().mapToDouble(Sample::milliseconds).toArray();
          var sizes = all.stream().mapToDouble(Sample::megabytes).toArray();
          System.out.printf(
              "| %s | %d | %.0f | %.0f | %.0f |%n",
              way,
              times.length,
              TimeComparison.quantile(times, .5),
              TimeComparison.quantile(times, 1),
              TimeComparison.quantile(sizes, .5));
        });
  }
}
