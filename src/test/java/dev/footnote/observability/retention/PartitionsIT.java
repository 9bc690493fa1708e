package dev.footnote.observability.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PartitionsIT {

  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final RetentionProperties STANDARD = new RetentionProperties(30, 365, 14);

  private DataSource dataSource;
  private JdbcClient database;
  private PartitionStore store;

  @BeforeEach
  void migrate() {
    dataSource = dataSource(TestDatabase.create());
    database = JdbcClient.create(dataSource);
    store =
        new PartitionStore(
            database, new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().migrate();
  }

  static DataSource dataSource(String url) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  @Test
  void today_and_the_days_ahead_have_partitions_and_making_them_again_changes_nothing() {
    at(NOW).make();
    at(NOW).make();
    for (var table : Partitions.TABLES) {
      assertThat(days(table))
          .containsExactlyElementsOf(TODAY.datesUntil(TODAY.plusDays(15)).toList());
    }
  }

  @Test
  void days_that_are_too_old_go_and_the_others_stay() {
    at(NOW.minus(Duration.ofDays(40))).make();
    at(NOW).make();
    int dropped = at(NOW).drop();
    assertThat(dropped).isEqualTo(2 * 10);
    assertThat(days("request_logs")).first().isEqualTo(TODAY.minusDays(30));
    assertThat(tables()).isEqualTo(2 * 20);
  }

  @Test
  void a_row_of_a_day_without_partition_has_it_made() {
    var tomorrow = at(NOW.plus(Duration.ofDays(90)));
    at(NOW).make();
    var day = TODAY.plusDays(90);
    tomorrow.<String>making(rows -> insert(day)).accept(List.of("row"));
    assertThat(database.sql("select count(*) from request_logs").query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void detaching_that_was_broken_off_is_finished() throws SQLException {
    at(NOW.minus(Duration.ofDays(40))).make();
    var name = "request_logs_" + TODAY.minusDays(40).toString().replace("-", "");
    try (var reader = dataSource.getConnection();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select count(*) from request_logs");
      breakOff("alter table request_logs detach partition " + name + " concurrently");
      reader.rollback();
    }
    assertThat(store.of("request_logs")).filteredOn(p -> p.detaching()).hasSize(1);
    at(NOW).drop();
    assertThat(days("request_logs")).doesNotContain(TODAY.minusDays(40));
  }

  private void breakOff(String statement) {
    try (var connection = dataSource.getConnection();
        var detach = connection.createStatement()) {
      detach.setQueryTimeout(1);
      detach.execute(statement);
      throw new AssertionError("was to wait for the reader");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("57014");
    }
  }

  @Test
  void old_audit_events_go_too() {
    audit(NOW.minus(Duration.ofDays(366)));
    audit(NOW.minus(Duration.ofDays(364)));
    at(NOW).make();
    var retention =
        new Retention(
            at(NOW), new RetentionStore(database), STANDARD, Clock.fixed(NOW, ZoneOffset.UTC));
    retention.run();
    assertThat(database.sql("select count(*) from audit_events").query(Long.class).single())
        .isEqualTo(1);
    var census =
        new RetentionCensus(new RetentionStore(database), Clock.fixed(NOW, ZoneOffset.UTC)).take();
    assertThat(census)
        .filteredOn(figure -> figure.labels().containsValue("audit_events"))
        .singleElement()
        .satisfies(
            figure -> assertThat(figure.value()).isEqualTo(Duration.ofDays(364).toSeconds() * 1.0));
  }

  private void audit(Instant time) {
    database
        .sql(
            """
            insert into audit_events (id, at, action, outcome, details)
            values (gen_random_uuid(), :at, 'session.sign_in', 'success', '{}')
            """)
        .param("at", time.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The full size, thirty days of 200,000 rows, is observability.retention.RetentionBenchmark. */
  @Test
  void nobody_who_writes_waits_for_the_purge() throws InterruptedException {
    at(NOW.minus(Duration.ofDays(40))).make();
    at(NOW).make();
    TODAY.minusDays(40).datesUntil(TODAY.minusDays(30)).forEach(day -> fill(day, 5_000));
    var writing = new AtomicBoolean(true);
    var longest = new AtomicLong();
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (writing.get()) {
                    long start = System.nanoTime();
                    insert(TODAY);
                    longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                  }
                });
    long start = System.nanoTime();
    at(NOW).drop();
    var took = Duration.ofNanos(System.nanoTime() - start);
    writing.set(false);
    writer.join();
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    assertThat(Duration.ofNanos(longest.get())).isLessThan(Duration.ofSeconds(1));
  }

  private void fill(LocalDate day, int rows) {
    database
        .sql(
            """
            insert into request_logs (id, at, request_id, method, status, duration_ms, bytes_in,
              bytes_out)
            select gen_random_uuid(), cast(:day as timestamptz) + n * interval '1 second',
              'r' || n, 'GET', 200, 1.5, 0, 100
            from generate_series(1, :rows) n
            """)
        .param("day", day + " 00:00:00+00")
        .param("rows", rows)
        .update();
  }

  private void insert(LocalDate day) {
    fill(day, 1);
  }

  private Partitions at(Instant now) {
    return new Partitions(store, STANDARD, Clock.fixed(now, ZoneOffset.UTC));
  }

  private List<LocalDate> days(String table) {
    return store.of(table).stream().map(PartitionStore.Partition::day).toList();
  }

  /** Partitions as tables, attached or not. */
  private int tables() {
    return database
        .sql(
            """
            select count(*)::int from pg_class
            where relkind = 'r' and relname ~ '^(request_logs|system_metrics)_'
            """)
        .query(Integer.class)
        .single();
  }
}
