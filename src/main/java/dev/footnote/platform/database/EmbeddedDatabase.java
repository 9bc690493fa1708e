package dev.footnote.platform.database;

import dev.footnote.kernel.Secret;
import dev.footnote.platform.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server of the service's own, its data in a folder that stays. */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final EmbeddedPostgres server;
  private final Secret password;

  private EmbeddedDatabase(EmbeddedPostgres server, Secret password) {
    this.server = server;
    this.password = password;
  }

  /** Starts the server on {@code folder}; the caller keeps other instances away from it. */
  static EmbeddedDatabase start(Path folder, Duration timeout, SecureRandom random) {
    var files = new DatabaseFiles(folder);
    try {
      OrphanedPostmaster.end(files.data());
      files.removeUnfinished();
      var password = files.password(random);
      var server = startServer(files, password, timeout);
      secure(server, files, password);
      log.atInfo().addKeyValue("port", server.getPort()).log("embedded database started");
      return new EmbeddedDatabase(server, password);
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StartRefused(
          "The embedded database in " + folder + " does not start: " + e.getMessage(),
          "See the lines above; or use a database of your own by DATABASE_URL.",
          e);
    }
  }

  private static EmbeddedPostgres startServer(
      DatabaseFiles files, Secret password, Duration timeout) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(files.data())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(files.binaries().toFile())
        .setPGStartupWait(timeout)
        .setLocaleConfig("locale", "C")
        .setConnectConfig("password", password.value())
        // The library starts servers for tests, without durability: everything it relaxes is
        // undone.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''")
        .start();
  }

  /** The library trusts everybody on this machine; from the first start on a password is asked. */
  private static void secure(EmbeddedPostgres server, DatabaseFiles files, Secret password)
      throws IOException, SQLException {
    if (files.initialised()) {
      return;
    }
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + password.value() + "'");
      files.requirePassword();
      statement.execute("select pg_reload_conf()");
    }
    files.markInitialised();
  }

  DatabaseAddress address() {
    return address(server.getPort(), password);
  }

  /** Of the server that listens on that port. */
  static DatabaseAddress address(int port, Secret password) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
