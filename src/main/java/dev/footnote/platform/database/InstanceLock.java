package dev.footnote.platform.database;

import dev.footnote.platform.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an instance that has parts of the data on its own disk from sharing its database: such a
 * one holds a lock of PostgreSQL alone, all others hold it together. The lock belongs to a
 * connection, so it ends with its instance, however that ends.
 */
final class InstanceLock implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(InstanceLock.class);

  /** "Footnote" in ASCII. */
  private static final long KEY = 0x466f6f746e6f7465L;

  private final DatabaseAddress address;
  private final LocalParts local;
  private final Patience patience;
  private final Runnable lost;
  private Connection connection;
  private volatile boolean closed;

  private InstanceLock(
      DatabaseAddress address,
      LocalParts local,
      Patience patience,
      Connection connection,
      Runnable lost) {
    this.address = address;
    this.local = local;
    this.patience = patience;
    this.connection = connection;
    this.lost = lost;
  }

  /**
   * Takes the lock or refuses the start.
   *
   * @param lost runs if the connection broke and another instance has the lock by now
   */
  static InstanceLock take(
      DatabaseAddress address, LocalParts local, Patience patience, Runnable lost) {
    try {
      var connection = connect(address);
      if (!takenWithin(patience.start(), connection, local)) {
        connection.close();
        throw refused(local);
      }
      var lock = new InstanceLock(address, local, patience, connection, lost);
      Thread.ofVirtual().name("instance-lock").start(lock::keep);
      return lock;
    } catch (SQLException e) {
      throw new StartRefused(
          "The database cannot be locked: " + e.getMessage() + ".",
          "See that DATABASE_URL reaches PostgreSQL itself or a pooler in session mode.",
          e);
    }
  }

  /** Held alone or together with others. */
  DatabaseUse use() {
    return local.isNone() ? DatabaseUse.SHARED : DatabaseUse.ALONE;
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", address.username());
    properties.setProperty("password", address.password().value());
    properties.setProperty("ApplicationName", "footnote instance");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  private static boolean takenWithin(Duration wait, Connection connection, LocalParts local)
      throws SQLException {
    long until = System.nanoTime() + wait.toNanos();
    boolean taken = taken(connection, local);
    while (!taken && System.nanoTime() < until) {
      pause(Duration.ofMillis(200));
      taken = taken(connection, local);
    }
    return taken;
  }

  private static boolean taken(Connection connection, LocalParts local) throws SQLException {
    var sql =
        local.isNone() ? "select pg_try_advisory_lock_shared(?)" : "select pg_try_advisory_lock(?)";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, KEY);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static StartRefused refused(LocalParts local) {
    return local.isNone()
        ? new StartRefused(
            "An instance that keeps its index or its files on its own disk works on this database;"
                + " none may run beside it.",
            "Stop it, or configure it as this one: docs/replicas.md.")
        : new StartRefused(
            "Another instance works on this database, and this one would keep parts of the data on"
                + " its own disk: "
                + local
                + ".",
            "Stop the other one, or give all instances engines and files that they share:"
                + " docs/replicas.md.");
  }

  private void keep() {
    while (!closed) {
      pause(patience.lookEvery());
      if (!closed && !isHeld()) {
        takeAgain();
      }
    }
  }

  private boolean isHeld() {
    try (var statement = connection.createStatement()) {
      return statement.execute("select 1");
    } catch (SQLException _) {
      return false;
    }
  }

  private void takeAgain() {
    try {
      connection.close();
      connection = connect(address);
      if (!takenWithin(patience.start(), connection, local)) {
        log.atError()
            .addKeyValue("own_parts", local)
            .log("another instance has taken the database; stopping");
        lost.run();
      }
    } catch (SQLException e) {
      log.atWarn().setCause(e).log("lock of the database is to be taken again");
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    connection.close();
  }

  /**
   * How long to wait.
   *
   * @param start for a lock that is taken: a killed predecessor's connection may outlive it
   * @param lookEvery between looks at the connection
   */
  record Patience(Duration start, Duration lookEvery) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(5));
  }
}
