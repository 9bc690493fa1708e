package dev.footnote.backup.database;

import dev.footnote.backup.archive.Manifest.Partition;
import dev.footnote.backup.archive.Manifest.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database as it was at one moment, whatever is written meanwhile. */
public final class SourceStore implements AutoCloseable {

  private final Connection connection;
  private final JdbcClient jdbc;

  private SourceStore(Connection connection) {
    this.connection = connection;
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** The moment is that of the first question. */
  public static SourceStore open(DataSource database) throws SQLException {
    var connection = database.getConnection();
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    var store = new SourceStore(connection);
    store.jdbc.sql("set local time zone 'UTC'").update();
    return store;
  }

  /** The files that documents name. */
  public List<UUID> files() {
    return jdbc.sql("select distinct blob_key from documents")
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  public List<Table> tables() {
    return new CatalogStore(jdbc).tables();
  }

  public List<Partition> partitions() {
    return new CatalogStore(jdbc).partitions();
  }

  /** Writes all rows in PostgreSQL's text form, of which only one is in memory at a time. */
  public Table copy(Table table, OutputStream out) throws IOException {
    var columns = columns(table);
    var statement = "copy (select %s from \"%s\") to stdout".formatted(columns, table.name());
    try {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      return table.withRows(copy.copyOut(statement, out));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  static String columns(Table table) {
    return table.columns().stream()
        .map(column -> "\"" + column + "\"")
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
