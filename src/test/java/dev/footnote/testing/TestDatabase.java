package dev.footnote.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/** One real PostgreSQL for all tests of this JVM; each asks for a database of its own. */
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final AtomicBoolean SERVICES = new AtomicBoolean();

  private TestDatabase() {}

  /**
   * The JDBC address of a new, empty database for a service in this JVM. The server outlives it, so
   * that its stop is not one without a database, which takes its time.
   */
  static String createForService() {
    if (SERVICES.compareAndSet(false, true)) {
      SpringApplication.getShutdownHandlers().add(Server::close);
    }
    return create();
  }

  /** The JDBC address of a new, empty database. */
  public static String create() {
    var name = "test_" + NUMBER.incrementAndGet();
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return Server.POSTGRES.getJdbcUrl("postgres", name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Server {

    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(Server::closeUnlessServed));
        return EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            .setLocaleConfig("locale", "C")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void closeUnlessServed() {
      if (!SERVICES.get()) {
        close();
      }
    }

    private static void close() {
      try {
        POSTGRES.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
