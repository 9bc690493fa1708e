package dev.footnote.limits.adapter.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.footnote.kernel.AuditEvent;
import dev.footnote.limits.Damper;
import dev.footnote.limits.Limit;
import dev.footnote.limits.RateLimits;
import dev.footnote.limits.RateLimitsContract;
import dev.footnote.limits.Subject;
import dev.footnote.testing.AtOnce;
import dev.footnote.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresRateLimitsIT extends RateLimitsContract {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static DataSource database;

  private final List<Object> events = new ArrayList<>();

  @BeforeAll
  static void migrate() {
    database = new DriverManagerDataSource(TestDatabase.create());
    Flyway.configure().dataSource(database).load().migrate();
  }

  @Override
  protected RateLimits limits() {
    return limits(database, "10/15m");
  }

  @Override
  protected Subject subject() {
    return Subject.named("subject " + NUMBER.incrementAndGet());
  }

  @Test
  void two_replicas_count_together() {
    var one = limits();
    var other = limits();
    var subject = subject();
    for (var i = 0; i < 5; i++) {
      assertThat(one.take(FAILURES, subject).granted()).isTrue();
      assertThat(other.take(FAILURES, subject).granted()).isTrue();
    }
    assertThat(one.take(FAILURES, subject).granted()).isFalse();
    assertThat(other.take(FAILURES, subject).granted()).isFalse();
  }

  @Test
  void a_large_limit_is_kept_exactly_by_one_replica() throws Exception {
    var limits = limits();
    var subject = subject();
    var allowances =
        AtOnce.calls(
            11, _ -> IntStream.range(0, 100).filter(_ -> isGranted(limits, subject)).count());
    assertThat(allowances.stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
    clock.advance(Duration.ofMinutes(30));
    assertThat(IntStream.range(0, 600).filter(_ -> isGranted(limits, subject))).hasSize(500);
  }

  @Test
  void replicas_grant_at_most_a_hundredth_more_each_of_a_large_limit() {
    var replicas = List.of(limits(), limits(), limits());
    var subject = subject();
    var granted =
        IntStream.range(0, 1500).filter(i -> isGranted(replicas.get(i % 3), subject)).count();
    assertThat(granted).isBetween(1000L, 1030L);
  }

  @Test
  void a_large_limit_asks_the_database_once_in_a_hundredth() {
    var asked = new AtomicInteger();
    var counting =
        new DelegatingDataSource(database) {
          @Override
          public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            return super.getConnection();
          }
        };
    var limits = limits(counting, "10/15m");
    var subject = subject();
    for (var i = 0; i < 200; i++) {
      assertThat(limits.take(Limit.UPLOADS, subject).remaining()).isEqualTo(999 - i);
    }
    assertThat(asked.get()).isBetween(10, 25);
  }

  @Test
  void what_was_taken_of_a_large_limit_is_known_elsewhere_after_a_second() {
    var one = limits();
    var subject = subject();
    for (var i = 0; i < 5; i++) {
      isGranted(one, subject);
    }
    clock.advance(Duration.ofSeconds(2));
    isGranted(one, subject);
    assertThat(limits().take(Limit.UPLOADS, subject).remaining()).isEqualTo(993);
  }

  @Test
  void a_large_limit_that_is_forgotten_begins_anew() {
    var limits = limits();
    var subject = subject();
    isGranted(limits, subject);
    limits.forget(Limit.UPLOADS, subject);
    assertThat(limits.take(Limit.UPLOADS, subject).remaining()).isEqualTo(999);
  }

  private static boolean isGranted(RateLimits limits, Subject subject) {
    return limits.take(Limit.UPLOADS, subject).granted();
  }

  @Test
  void a_changed_setting_counts_at_once() {
    var subject = subject();
    var before = limits();
    for (var i = 0; i < 10; i++) {
      before.take(FAILURES, subject);
    }
    assertThat(limits(database, "11/15m").take(FAILURES, subject).granted()).isTrue();
  }

  @Test
  void who_or_what_is_counted_cannot_be_read_from_the_table() {
    limits().take(FAILURES, Subject.named("ada@example.org"));
    assertThat(keys()).isNotEmpty().noneMatch(key -> key.contains("ada"));
  }

  @Test
  void buckets_that_are_full_again_are_removed_and_others_stay() {
    JdbcClient.create(database).sql("delete from rate_limits").update();
    var limits = limits();
    limits.take(FAILURES, subject());
    limits.take(SEARCHES, subject());
    JdbcClient.create(database)
        .sql("update rate_limits set expires_at = expires_at - :twoHours")
        .param("twoHours", Duration.ofHours(2).toMillis())
        .update();
    limits.take(FAILURES, subject());
    assertThat(keys()).hasSize(3);
    new ExpiredBuckets(Bucket4jConfiguration.buckets(database, new WallClock(clock))).remove();
    assertThat(keys()).singleElement().asString().startsWith("sign-in-failures-per-account:");
  }

  @Test
  void a_hit_is_announced_once_a_minute() {
    var limits = limits();
    var account = Subject.account(new UUID(3, NUMBER.incrementAndGet()));
    for (var i = 0; i < 20; i++) {
      limits.take(SEARCHES, account);
    }
    assertThat(events)
        .containsExactly(
            AuditEvent.refused("limit.hit", account.account()).with("limit", "searches"));
  }

  @Test
  void without_a_database_it_says_so_as_every_store_does() {
    var away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
    var limits = limits(away, "10/15m");
    var subject = subject();
    assertThatThrownBy(() -> limits.take(FAILURES, subject))
        .isInstanceOf(DataAccessResourceFailureException.class);
    assertThatThrownBy(() -> limits.take(Limit.UPLOADS, subject))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }

  /** The library may join those who wait for the first, and then knows no bucket for them. */
  @Test
  void whoever_comes_while_a_large_limit_is_first_counted_is_counted_too() throws Exception {
    var limits = limits();
    for (var i = 0; i < 60; i++) {
      var subject = subject();
      var taken = AtOnce.calls(20, _ -> isGranted(limits, subject));
      assertThat(taken).hasSize(20).containsOnly(true);
      assertThat(limits.take(Limit.UPLOADS, subject).remaining()).isEqualTo(979);
    }
  }

  @Test
  void without_a_database_it_says_so_to_all_who_wait() throws Exception {
    var away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
    var limits = limits(slow(away), "10/15m");
    var subject = subject();
    var faults = AtOnce.calls(20, _ -> catchThrowable(() -> limits.take(Limit.UPLOADS, subject)));
    assertThat(faults).hasSize(20).hasOnlyElementsOfType(DataAccessResourceFailureException.class);
  }

  private static DataSource slow(DataSource database) {
    return new DelegatingDataSource(database) {
      @Override
      public Connection getConnection() throws SQLException {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        return super.getConnection();
      }
    };
  }

  private RateLimits limits(DataSource database, String failures) {
    return new PostgresRateLimits(
        Bucket4jConfiguration.buckets(database, new WallClock(clock)),
        new WallClock(clock),
        new LimitsProperties(
            failures, "100/15m", "100/1h", "3/1h", "20/1h", "1000/1h", "60/1m", "3/1m"),
        events::add,
        new Damper(clock, Duration.ofMinutes(1)));
  }

  private static List<String> keys() {
    return JdbcClient.create(database).sql("select id from rate_limits").query(String.class).list();
  }
}
