package dev.footnote.platform.database;

import dev.footnote.platform.StartRefused;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database without a pool and its deadlines, which large copies would exceed. */
public final class CommandDatabase implements AutoCloseable {

  private final DataSource dataSource;
  private final List<AutoCloseable> held;

  private CommandDatabase(DataSource dataSource, List<AutoCloseable> held) {
    this.dataSource = dataSource;
    this.held = held;
  }

  /**
   * Connects once, to find out whether it is there.
   *
   * @param held is closed with it, in that order
   */
  static CommandDatabase at(DatabaseAddress address, AutoCloseable... held) {
    var source =
        new DriverManagerDataSource(
            address.jdbcUrl(), address.username(), address.password().value());
    var properties = new Properties();
    properties.setProperty("ApplicationName", "footnote command");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    source.setConnectionProperties(properties);
    var database = new CommandDatabase(source, List.of(held));
    try (var _ = source.getConnection()) {
      return database;
    } catch (SQLException e) {
      database.close();
      throw new StartRefused(
          "The database cannot be reached: " + e.getMessage(),
          "Correct DATABASE_URL, or start the database.",
          e);
    }
  }

  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() {
    try {
      for (var one : held) {
        one.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
