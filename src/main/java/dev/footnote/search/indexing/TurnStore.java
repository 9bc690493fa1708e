package dev.footnote.search.indexing;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** A turn by a lock of PostgreSQL, which ends with its instance. */
final class TurnStore implements Turn {

  /** "fn index" in ASCII. */
  private static final long KEY = 0x666e20696e646578L;

  private final DataSource database;

  TurnStore(DataSource database) {
    this.database = database;
  }

  @Override
  public boolean take(Work work) throws InterruptedException {
    try (var connection = database.getConnection()) {
      if (!call(connection, "select pg_try_advisory_lock(?)")) {
        return false;
      }
      try {
        work.run();
      } finally {
        call(connection, "select pg_advisory_unlock(?)");
      }
      return true;
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("the turn cannot be taken", e);
    }
  }

  private static boolean call(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, KEY);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
