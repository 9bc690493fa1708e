package dev.footnote.accounts;

import static dev.footnote.benchmark.TimeComparison.mannWhitney;
import static dev.footnote.benchmark.TimeComparison.quantile;
import static dev.footnote.benchmark.TimeComparison.row;

import dev.footnote.Footnote;
import dev.footnote.testing.Client;
import dev.footnote.testing.FreshState;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Measures what sign-in tells and costs, over HTTP: whether the time of a refusal differs between a
 * known and an unknown address (median, and the Mann-Whitney rank test), and what 200 sign-ins at
 * once do to the heap. Arguments: samples of each kind (1000).
 */
public final class SignInBenchmark {

  private static final int WARM_UP = 50;
  private static final int STORM = 200;

  private SignInBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var samples = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    try (var service =
        new SpringApplicationBuilder(Footnote.class)
            .initializers(new FreshState())
            .run(
                "--server.port=0",
                "--logging.level.root=WARN",
                "--footnote.limits.sign-in-failures-per-account=1000000/15m")) {
      var port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var client = Client.at(port);
      client.post("/api/v1/auth/register", body("known@example.org", Client.PASSWORD)).expect(201);
      compareTimes(client, samples);
      storm(client);
    }
  }

  private static void compareTimes(Client client, int samples) {
    var known = new double[samples];
    var unknown = new double[samples];
    for (var i = -WARM_UP; i < samples; i++) {
      var knownFirst = i % 2 == 0;
      var first = refusal(client, knownFirst ? "known@example.org" : "nobody@example.org");
      var second = refusal(client, knownFirst ? "nobody@example.org" : "known@example.org");
      if (i >= 0) {
        known[i] = knownFirst ? first : second;
        unknown[i] = knownFirst ? second : first;
      }
    }
    System.out.println("| refused sign-in | samples | median ms | p90 ms |");
    System.out.println("|---|---|---|---|");
    row("known address, wrong password", known);
    row("unknown address", unknown);
    System.out.printf(
        "difference of medians: %.3f ms%n", quantile(known, .5) - quantile(unknown, .5));
    System.out.printf("Mann-Whitney: p = %.4f%n", mannWhitney(known, unknown));
  }

  private static double refusal(Client client, String email) {
    var start = System.nanoTime();
    client.post("/api/v1/auth/login", body(email, "not the pass phrase 7")).expect(401);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void storm(Client client) throws Exception {
    System.gc();
    var before = used();
    var peak = new AtomicLong();
    var watcher = Thread.startVirtualThread(() -> watch(peak));
    Map<Integer, Long> statuses;
    var start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, STORM)
              .mapToObj(_ -> (Callable<Client.Reply>) () -> login(client))
              .toList();
      var replies = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
      statuses =
          replies.stream()
              .map(Client.Reply::status)
              .collect(
                  Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
      System.out.println(
          "Retry-After of the refused: "
              + replies.stream()
                  .filter(reply -> reply.status() != 200)
                  .map(reply -> reply.header("Retry-After"))
                  .distinct()
                  .toList());
    }
    var seconds = (System.nanoTime() - start) / 1e9;
    watcher.interrupt();
    watcher.join();
    System.gc();
    System.out.printf(
        "%d sign-ins at once: statuses %s in %.1f s; heap before %d MB, highest %d MB (growth %d MB), after %d MB%n",
        STORM, statuses, seconds, before, peak.get(), peak.get() - before, used());
  }

  private static Client.Reply login(Client client) {
    return client.post("/api/v1/auth/login", body("known@example.org", Client.PASSWORD));
  }

  private static void watch(AtomicLong peak) {
    while (!Thread.currentThread().isInterrupted()) {
      peak.accumulateAndGet(used(), Math::max);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static Map<String, String> body(String email, String password) {
    return Map.of("email", email, "password", password);
  }
}
