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
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/** Measures what one count costs, alone and from eight threads of one account at once. */
public final class RateLimitsBenchmark {

  private static final int WARM_UP = 3_000;
  private static final int SAMPLES = 10_000;

  private RateLimitsBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var pool = new HikariConfig();
    pool.setJdbcUrl(TestDatabase.create());
    pool.setMaximumPoolSize(16);
    try (var database = new HikariDataSource(pool)) {
      Flyway.configure().dataSource(database).load().migrate();
      var limits = limits(database);
      measure(limits, WARM_UP);
      System.out.println("| counts | p50 ms | p99 ms |");
      System.out.println("|---|---|---|");
      print("one after the other", measure(limits, SAMPLES));
      print("eight at once", crowd(limits));
    }
    System.exit(0);
  }

  private static RateLimits limits(HikariDataSource database) {
    return new PostgresRateLimits(
        Bucket4jConfiguration.buckets(database, new WallClock(Clock.systemUTC())),
        new LimitsProperties(
            "10/15m", "100/15m", "100/1h", "3/1h", "20/1h", "1000/1h", "60/1m", "9999999/1m"),
        event -> {},
        new Damper(Clock.systemUTC(), Duration.ofMinutes(1)));
  }

  private static double[] crowd(RateLimits limits) throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var runs =
          IntStream.range(0, 8)
              .mapToObj(_ -> threads.submit(() -> measure(limits, SAMPLES / 8)))
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

  private static double[] measure(RateLimits limits, int samples) {
    var subject = Subject.account(new UUID(1, 1));
    var times = new double[samples];
    for (var i = 0; i < samples; i++) {
      var start = System.nanoTime();
      limits.take(Limit.SEARCHES, subject);
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
