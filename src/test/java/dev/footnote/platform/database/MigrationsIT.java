package dev.footnote.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class MigrationsIT {

  private final DataSource database = database();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Migrations migrations = new Migrations(database);

  private static DataSource database() {
    var source = new PGSimpleDataSource();
    source.setUrl(TestDatabase.create());
    return source;
  }

  @BeforeEach
  void migrate() {
    assertThat(migrations.isCurrent()).isFalse();
    migrations.apply();
  }

  @Test
  void a_database_that_has_taken_every_step_is_current_by_its_history_alone() {
    assertThat(migrations.isCurrent()).isTrue();
    assertThat(jdbc.sql("SELECT count(*) FROM documents").query(Long.class).single()).isZero();
  }

  @Test
  void flyway_does_not_look_at_what_is_current() {
    var counted = new Counted(database);
    assertThat(new Migrations(counted).isCurrent()).isTrue();
    var forTheHistory = counted.connections;
    new Migrations(counted).apply();
    assertThat(counted.connections).isEqualTo(2 * forTheHistory);
  }

  private static final class Counted extends DelegatingDataSource {

    private int connections;

    Counted(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      connections++;
      return super.getConnection();
    }
  }

  @Test
  void a_step_that_is_missing_is_taken() {
    var older = new PGSimpleDataSource();
    older.setUrl(TestDatabase.create());
    Migrations.flyway(older).target("8").load().migrate();
    var outdated = new Migrations(older);
    assertThat(outdated.isCurrent()).isFalse();
    outdated.apply();
    assertThat(outdated.isCurrent()).isTrue();
  }

  @Test
  void a_step_that_was_another_when_it_was_taken_ends_the_start() {
    jdbc.sql("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '3'")
        .update();
    assertThat(migrations.isCurrent()).isFalse();
    assertThatThrownBy(migrations::apply)
        .isInstanceOf(FlywayValidateException.class)
        .hasMessageContaining("checksum mismatch");
  }

  @Test
  void a_step_that_failed_or_that_this_release_does_not_know_is_left_to_flyway() {
    jdbc.sql("UPDATE flyway_schema_history SET success = false WHERE version = '10'").update();
    assertThat(migrations.isCurrent()).isFalse();
    jdbc.sql(
            "UPDATE flyway_schema_history SET success = true, version = '999' WHERE version = '10'")
        .update();
    assertThat(migrations.isCurrent()).isFalse();
  }
}
