package dev.footnote.backup.database;

import dev.footnote.backup.archive.Manifest;
import dev.footnote.backup.archive.Manifest.Partition;
import dev.footnote.backup.archive.Manifest.Table;
import dev.footnote.platform.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An empty database, filled in one transaction. */
public final class TargetStore {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern TIME = Pattern.compile("[0-9 :+-]+");

  private final DataSource database;

  public TargetStore(DataSource database) {
    this.database = database;
  }

  /** Where the rows of a table come from. */
  public interface Rows {

    InputStream of(Table table) throws IOException;
  }

  /** Tables without a row are what a restore leaves that was broken off; they do no harm. */
  public void requireEmpty() {
    var jdbc = JdbcClient.create(database);
    for (var table : new CatalogStore(jdbc).all()) {
      if (!table.name().equals("flyway_schema_history") && hasRows(jdbc, table)) {
        throw new StartRefused(
            "The database is not empty: its table " + table.name() + " has rows.",
            "Restore into an empty database; nothing was changed.");
      }
    }
  }

  private static boolean hasRows(JdbcClient jdbc, Table table) {
    return jdbc.sql("select exists (select from \"%s\")".formatted(table.name()))
        .query(Boolean.class)
        .single();
  }

  /** Everything or nothing. */
  public void fill(Manifest manifest, Rows rows) throws SQLException, IOException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      manifest.partitions().forEach(partition -> make(partition, jdbc));
      requireTables(manifest.tables(), new CatalogStore(jdbc).tables());
      for (var table : manifest.tables()) {
        fill(table, rows, connection);
      }
      forgetWhoWorked(jdbc);
      connection.commit();
    }
    JdbcClient.create(database).sql("analyze").update();
  }

  private static void make(Partition partition, JdbcClient jdbc) {
    if (!NAME.matcher(partition.table()).matches()
        || !NAME.matcher(partition.name()).matches()
        || !TIME.matcher(partition.from()).matches()
        || !TIME.matcher(partition.to()).matches()) {
      throw new IllegalArgumentException("not a partition: " + partition);
    }
    jdbc.sql(
            "create table if not exists %s partition of %s for values from ('%s') to ('%s')"
                .formatted(partition.name(), partition.table(), partition.from(), partition.to()))
        .update();
  }

  /** Names come from the archive: none is written into a statement that the schema has not. */
  private static void requireTables(List<Table> named, List<Table> known) {
    for (var table : named) {
      if (known.stream()
          .noneMatch(
              one ->
                  one.name().equals(table.name()) && one.columns().containsAll(table.columns()))) {
        throw new IllegalArgumentException("not a table of that schema: " + table);
      }
    }
  }

  private static void fill(Table table, Rows rows, Connection connection)
      throws SQLException, IOException {
    var statement =
        "copy \"%s\" (%s) from stdin".formatted(table.name(), SourceStore.columns(table));
    try (var in = rows.of(table)) {
      long copied = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, in);
      if (copied != table.rows()) {
        throw new IOException(table.name() + " got " + copied + " rows of " + table.rows());
      }
    }
  }

  /** Jobs that were in work are due again at once: whoever had begun them works elsewhere. */
  private static void forgetWhoWorked(JdbcClient jdbc) {
    jdbc.sql(
            """
            update scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
            where picked
            """)
        .update();
  }
}
