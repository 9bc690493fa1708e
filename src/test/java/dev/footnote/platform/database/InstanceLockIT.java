package dev.footnote.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.footnote.kernel.Secret;
import dev.footnote.platform.StartRefused;
import dev.footnote.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.env.MockEnvironment;

@Timeout(30)
class InstanceLockIT {

  private static final InstanceLock.Patience SHORT =
      new InstanceLock.Patience(Duration.ZERO, Duration.ofMillis(20));

  private final DatabaseAddress address =
      new DatabaseAddress(TestDatabase.create(), "postgres", new Secret(""));
  private final LocalParts onDisk = LocalParts.of(new MockEnvironment());
  private final LocalParts nothing = new LocalParts(List.of());
  private final AtomicInteger lost = new AtomicInteger();

  private InstanceLock take(LocalParts local) {
    return InstanceLock.take(address, local, SHORT, lost::incrementAndGet);
  }

  @Test
  void with_nothing_configured_all_parts_are_on_this_disk() {
    assertThat(onDisk)
        .hasToString(
            "footnote.documents.blobs=filesystem, footnote.search.lexical=lucene,"
                + " footnote.search.semantic=lucene");
    var shared =
        new MockEnvironment()
            .withProperty("footnote.search.lexical", "opensearch")
            .withProperty("footnote.search.semantic", "pinecone")
            .withProperty("footnote.documents.blobs", "s3");
    assertThat(LocalParts.of(shared).isNone()).isTrue();
    shared.setProperty("footnote.search.semantic", "Lucene");
    assertThat(LocalParts.of(shared)).hasToString("footnote.search.semantic=lucene");
  }

  @Test
  void an_instance_with_parts_on_its_own_disk_is_alone() throws SQLException {
    try (var lock = take(onDisk)) {
      assertThat(lock.use()).isEqualTo(DatabaseUse.ALONE);
      assertThatThrownBy(() -> take(onDisk))
          .isInstanceOfSatisfying(
              StartRefused.class, e -> assertThat(e.remedy()).contains("docs/replicas.md"))
          .hasMessageContaining("Another instance works on this database")
          .hasMessageContaining("footnote.search.lexical=lucene");
      assertThatThrownBy(() -> take(nothing))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("none may run beside it");
    }
    take(onDisk).close();
  }

  @Test
  void instances_that_keep_nothing_on_their_disk_run_together() throws SQLException {
    try (var lock = take(nothing);
        var _ = take(nothing)) {
      assertThat(lock.use()).isEqualTo(DatabaseUse.SHARED);
      assertThatThrownBy(() -> take(onDisk)).isInstanceOf(StartRefused.class);
    }
  }

  @Test
  void a_lock_that_is_given_up_within_the_patience_is_waited_for() throws SQLException {
    var first = take(onDisk);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(300);
                first.close();
              } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    var patient = new InstanceLock.Patience(Duration.ofSeconds(10), Duration.ofSeconds(1));
    InstanceLock.take(address, onDisk, patient, () -> {}).close();
  }

  @Test
  void a_lock_whose_connection_broke_is_taken_again() throws SQLException {
    try (var _ = take(onDisk)) {
      breakConnections();
      await().until(() -> connections() == 1);
      await()
          .untilAsserted(
              () -> assertThatThrownBy(() -> take(nothing)).isInstanceOf(StartRefused.class));
      assertThat(lost).hasValue(0);
    }
  }

  @Test
  void whoever_finds_the_lock_taken_by_another_stops() throws SQLException {
    var slow = new InstanceLock.Patience(Duration.ZERO, Duration.ofSeconds(1));
    try (var _ = InstanceLock.take(address, onDisk, slow, lost::incrementAndGet)) {
      breakConnections();
      try (var _ = take(nothing)) {
        await().until(() -> lost.get() > 0);
      }
    }
  }

  private void breakConnections() throws SQLException {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'footnote instance'
          """);
    }
  }

  private int connections() throws SQLException {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), "postgres", "");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and application_name = 'footnote instance'
                """)) {
      row.next();
      return row.getInt(1);
    }
  }
}
