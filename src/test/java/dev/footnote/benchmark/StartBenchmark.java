package dev.footnote.benchmark;

import dev.footnote.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Milliseconds from the start of the process until {@code /health/ready} answers 200, and resident
 * memory then: the executable jar, the same unpacked, the same with a cache of classes, and as the
 * image has it, with the image's Java, its jars and bean definitions generated in advance; in turns
 * in one run, on an external database that is migrated already. Needs {@code ./mvnw -Pimage
 * package} before.
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
    var java = Path.of(System.getProperty("java.home"));
    var scanning = List.of("-Dspring.aot.enabled=false");
    var ways = new LinkedHashMap<String, Way>();
    ways.put("executable jar", new Way(java, jar, scanning));
    ways.put("unpacked", new Way(java, unpacked, scanning));
    ways.put("unpacked, with a cache", cached(new Way(java, unpacked, scanning), List.of()));
    var image = MeasuredProcess.unpack(jar, folder.resolve("image"));
    var libraries = image.resolveSibling("lib").toString();
    run(java.resolve("bin/java").toString(), "deploy/container/ImageJars.java", libraries);
    ways.put(
        "as the image has it",
        cached(new Way(imageJava(), image, List.of()), List.of("-XX:TieredStopAtLevel=2")));
    var samples = new LinkedHashMap<String, List<Sample>>();
    for (int round = 0; round < rounds; round++) {
      for (var way : ways.entrySet()) {
        var sample = started(way.getValue());
        samples.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(sample);
      }
    }
    print(samples);
  }

  private record Way(Path java, Path jar, List<String> options) {

    Way with(List<String> more) {
      return new Way(java, jar, Stream.concat(options.stream(), more.stream()).toList());
    }
  }

  /** The same way with a cache of classes, which a first start has written. */
  private Way cached(Way way, List<String> training) throws IOException, InterruptedException {
    var cache = Files.createTempDirectory(folder, "cache").resolve("footnote.aot");
    started(way.with(training).with(List.of("-XX:AOTCacheOutput=" + cache)));
    return way.with(List.of("-XX:AOTCache=" + cache));
  }

  private Path imageJava() throws IOException, InterruptedException {
    var java = folder.resolve("java");
    run("deploy/container/make-java", java.toString());
    return java;
  }

  /** Does a step of the image's build. */
  private static void run(String... step) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(step)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    if (process.start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", step) + " failed");
    }
  }

  private record Sample(double milliseconds, double megabytes) {}

  private Sample started(Way way) throws IOException, InterruptedException {
    var settings = Map.of("DATABASE_URL", database);
    try (var service =
        MeasuredProcess.start(
            way.java(), way.jar(), way.options(), folder.resolve("data"), settings)) {
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
