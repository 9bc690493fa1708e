package dev.footnote.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server that a test may stop, hang and start again, on one port and one folder. */
public final class OwnDatabase implements AutoCloseable {

  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;

  private OwnDatabase(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.server = start();
  }

  /** Starts it on an empty folder. */
  public static OwnDatabase start(Path folder) {
    try {
      return new OwnDatabase(folder.resolve("postgres"), Sockets.freePort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setLocaleConfig("locale", "C")
        // as a real server: what is acknowledged is on disk
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Every process of it stands still: connections stay, and nothing answers any more. */
  public void hang() {
    signal("STOP");
  }

  public void goOn() {
    signal("CONT");
  }

  /** As a crash of the machine does. */
  public void kill() {
    try {
      processes().forEach(ProcessHandle::destroyForcibly);
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void startAgain() {
    try {
      Files.deleteIfExists(folder.resolve("postmaster.pid"));
      server = start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) {
    try {
      for (var process : processes()) {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server and what it has started. */
  private List<ProcessHandle> processes() {
    try {
      var pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid)).stream()
          .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    goOn();
    kill();
  }
}
