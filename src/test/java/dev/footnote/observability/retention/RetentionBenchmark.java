package dev.footnote.observability.retention;

import dev.footnote.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the purge takes, and what whoever writes meanwhile waits: thirty days of the request log
 * dropped at once, and one day as on every other day.
 */
final class RetentionBenchmark {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private final JdbcClient database;
  private final PartitionStore store;

  private RetentionBenchmark() {
    var source = PartitionsIT.dataSource(TestDatabase.create());
    database = JdbcClient.create(source);
    store =
        new PartitionStore(database, new TransactionTemplate(new JdbcTransactionManager(source)));
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
  }

  /**
   * @param arguments rows of a day (200000), days (30)
   */
  public static void main(String[] arguments) throws InterruptedException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
    new RetentionBenchmark().measure(rows, days);
    System.exit(0);
  }

  private void measure(int rows, int days) throws InterruptedException {
    at(TODAY.minusDays(days), 1).make();
    at(TODAY, 1).make();
    for (int day = 0; day < days; day++) {
      fill(TODAY.minusDays(days - day), rows);
      System.out.printf("\r%d days of %,d rows ", day + 1, rows);
    }
    System.out.printf(
        "%n%s in request_logs%n| purge | took ms | writes meanwhile | median ms | longest ms |%n|---|---|---|---|---|%n",
        database
            .sql(
                "select pg_size_pretty(sum(pg_total_relation_size(inhrelid))) from pg_inherits where inhparent = 'request_logs'::regclass")
            .query(String.class)
            .single());
    report("none, for one second", RetentionBenchmark::pause);
    report("one day", () -> at(TODAY, days - 1).drop());
    report("the other " + (days - 1), () -> at(TODAY, 0).drop());
  }

  private void report(String name, Runnable purge) throws InterruptedException {
    var writing = new AtomicBoolean(true);
    List<Double> waits = Collections.synchronizedList(new ArrayList<>());
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (writing.get()) {
                    long start = System.nanoTime();
                    fill(TODAY, 20);
                    waits.add((System.nanoTime() - start) / 1e6);
                  }
                });
    Thread.sleep(200);
    long start = System.nanoTime();
    purge.run();
    double took = (System.nanoTime() - start) / 1e6;
    Thread.sleep(200);
    writing.set(false);
    writer.join();
    var sorted = waits.stream().sorted().toList();
    System.out.printf(
        "| %s | %.0f | %d | %.1f | %.1f |%n",
        name, took, sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Partitions at(LocalDate today, int keep) {
    var now = today.atTime(15, 0).toInstant(ZoneOffset.UTC);
    return new Partitions(
        store, new RetentionProperties(keep, 365, 60), Clock.fixed(now, ZoneOffset.UTC));
  }

  private void fill(LocalDate day, int rows) {
    database
        .sql(
            """
            insert into request_logs (id, at, request_id, user_id, method, route, status,
              duration_ms, bytes_in, bytes_out, client, stages, passages)
            select gen_random_uuid(), cast(:day as timestamptz) + random() * interval '86399 s',
              gen_random_uuid()::text, gen_random_uuid(), 'POST', '/api/v1/search', 200,
              random() * 20, 120, 4000, md5(n::text),
              '{"lexical": 1.5, "embedding": 4.2, "vectors": 0.8, "hydration": 1.1}', 5
            from generate_series(1, :rows) n
            """)
        .param("day", day + " 00:00:00+00")
        .param("rows", rows)
        .update();
  }
}
