package dev.footnote.limits.adapter.bucket4j;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.footnote.limits.Damper;
import dev.footnote.limits.Limit;
import dev.footnote.limits.RateLimits;
import dev.footnote.limits.Subject;
import dev.footnote.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/**
 * Measures what one count costs, of a small limit and of a large one, alone and from eight threads
 * of the same accounts at once.
 */
public final class RateLimitsBenchmark {

  private static final int WARM_UP = 3_000;
  private static final int SAMPLES = 10_000;

  /** So many that none comes to the end of the small limit. */
  private static final int ACCOUNTS = 100;

  private RateLimitsBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var pool = new HikariConfig();
    pool.setJdbcUrl(TestDatabase.create());
    pool.setMaximumPoolSize(16);
    try (var database = new HikariDataSource(pool)) {
      Flyway.configure().dataSource(database).load().migrate();
      var limits = limits(database);
      System.out.println("| counts | p50 ms | p99 ms |");
      System.out.println("|---|---|---|");
      for (var limit : List.of(Limit.QUESTIONS, Limit.SEARCHES)) {
        measure(limits, limit, WARM_UP);
        print(limit + ", one after the other", measure(limits, limit, SAMPLES));
        print(limit + ", eight at once", crowd(limits, limit));
      }
    }
    System.exit(0);
  }

  private static RateLimits limits(HikariDataSource database) {
    return new PostgresRateLimits(
        Bucket4jConfiguration.buckets(database, new WallClock(Clock.systemUTC())),
        new WallClock(Clock.systemUTC()),
        new LimitsProperties(
            "10/15m", "100/15m", "100/1h", "3/1h", "20/1h", "1000/1h", "999/1s", "999999/1s"),
        event -> {},
        new Damper(Clock.systemUTC(), Duration.ofMinutes(1)));
  }

  private static double[] crowd(RateLimits limits, Limit limit) throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var runs =
          IntStream.range(0, 8)
              .mapToObj(_ -> threads.submit(() -> measure(limits, limit, SAMPLES / 8)))
              .toList();
      var all = new double[0];
      for (var run : runs) {
        var more = run.get();
        var both = Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, both, all.length, more.length);
        all = both;
      }
      return all;
    }
  }

  private static double[] measure(RateLimits limits, Limit limit, int samples) {
    var times = new double[samples];
    for (var i = 0; i < samples; i++) {
      var start = System.nanoTime();
      limits.take(limit, Subject.account(new UUID(1, i % ACCOUNTS)));
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    return times;
  }

  private static void print(String what, double[] times) {
    Arrays.sort(times);
    System.out.printf(
        "| %s | %.3f | %.3f |%n", what, times[times.length / 2], times[times.length * 99 / 100]);
  }
}
