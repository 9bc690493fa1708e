package dev.footnote.benchmark;

import dev.footnote.testing.Client;
import dev.footnote.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Resident memory of the service with so many chunks: idle after a restart, after a minute of
 * searches and answers of eight clients, and idle again. The chunks are made in the database (words
 * and vectors at random), and the service builds its index from them. Needs {@code ./mvnw package}
 * before; Linux.
 */
final class MemoryBenchmark {

  private static final int CLIENTS = 8;
  private static final int CHUNKS_IN_A_DOCUMENT = 100;
  private static final List<String> QUERIES =
      List.of("the keeper of the river", "w17 w99 w1003", "how far can the light be seen", "w5");

  private final Path jar;
  private final Path folder;
  private final List<String> options;
  private final String database = TestDatabase.create();

  private MemoryBenchmark(Path jar, Path folder, List<String> options) {
    this.jar = jar;
    this.folder = folder;
    this.options = options;
  }

  /**
   * @param arguments chunks (100000), seconds of load (60), the executable jar
   *     (target/footnote.jar), options of Java such as {@code -Xmx384m}
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int chunks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    var jar = Path.of(arguments.length > 2 ? arguments[2] : "target/footnote.jar");
    var options = List.of(arguments).subList(Math.min(3, arguments.length), arguments.length);
    var folder = Files.createTempDirectory("footnote-memory");
    try {
      var unpacked = MeasuredProcess.unpack(jar.toAbsolutePath(), folder.resolve("app"));
      new MemoryBenchmark(unpacked, folder, options).run(chunks, Duration.ofSeconds(seconds));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void run(int chunks, Duration load)
      throws IOException, InterruptedException, SQLException {
    String email;
    try (var service = start()) {
      service.millisecondsUntilReady();
      email = "memory@example.org";
      service.client().register(email);
    }
    var source = new PGSimpleDataSource();
    source.setUrl(database);
    new ManyChunks(source, CHUNKS_IN_A_DOCUMENT).make(email, chunks);
    System.out.println("| " + chunks + " chunks, " + options + " | resident MB | of files MB |");
    System.out.println("|---|---|---|");
    try (var service = start()) {
      print("index built from the database", service, service.millisecondsUntilReady());
    }
    try (var service = start()) {
      print("ready", service, service.millisecondsUntilReady());
      Thread.sleep(Duration.ofSeconds(10));
      print("idle for 10 s", service, 0);
      int requests = load(service, email, load);
      print("after " + requests + " searches and answers", service, 0);
      Thread.sleep(Duration.ofSeconds(20));
      print("idle for 20 s", service, 0);
    }
  }

  private MeasuredProcess start() throws IOException {
    return MeasuredProcess.start(
        jar,
        options,
        folder.resolve("data"),
        Map.of(
            "DATABASE_URL", database,
            "FOOTNOTE_LIMITS_SEARCHES", "1000000/1m",
            "FOOTNOTE_LIMITS_QUESTIONS", "1000000/1m"));
  }

  private static void print(String when, MeasuredProcess service, double readyAfter)
      throws IOException {
    var time = readyAfter == 0 ? "" : String.format(" (ready after %.0f ms)", readyAfter);
    System.out.printf(
        "| %s%s | %.0f | %.0f |%n",
        when, time, service.residentMegabytes(), service.mappedMegabytes());
  }

  /** Three searches to each answer; gives how many requests were answered. */
  private static int load(MeasuredProcess service, String email, Duration duration) {
    var client = service.client().signedIn(email);
    long until = System.nanoTime() + duration.toNanos();
    var answered = new AtomicInteger();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int number = 0; number < CLIENTS; number++) {
        clients.submit(
            () -> {
              for (int turn = 0; System.nanoTime() < until; turn++) {
                ask(client, turn);
                answered.incrementAndGet();
              }
            });
      }
    }
    return answered.get();
  }

  private static void ask(Client client, int turn) {
    var query = QUERIES.get(turn % QUERIES.size());
    if (turn % 4 == 3) {
      client.post("/api/v1/rag/chat", Map.of("question", query)).expect(200);
    } else {
      client.post("/api/v1/search", Map.of("query", query, "top_k", 10)).expect(200);
    }
  }
}
