package dev.footnote.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a database server that a killed instance left running on the same folder.
 *
 * <p>The caller holds the lock on the data folder, so nobody else can be using the server.
 */
final class OrphanedPostmaster {

  private static final Logger log = LoggerFactory.getLogger(OrphanedPostmaster.class);

  /** Fast shutdown writes a checkpoint; immediate shutdown leaves the rest to recovery. */
  private static final List<String> SIGNALS = List.of("INT", "QUIT", "KILL");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private OrphanedPostmaster() {}

  static void end(Path databaseFolder) throws IOException {
    var pidFile = databaseFolder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var server = runningServer(pidFile, databaseFolder);
    if (server.isPresent()) {
      end(server.get());
    }
    // The server removes it when it stops by itself; one that stays could name a foreign process.
    Files.deleteIfExists(pidFile);
  }

  private static Optional<ProcessHandle> runningServer(Path pidFile, Path databaseFolder)
      throws IOException {
    var lines = Files.readAllLines(pidFile);
    if (lines.size() < 2 || !lines.getFirst().strip().matches("\\d+")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> isServerOf(process, databaseFolder));
  }

  private static boolean isServerOf(ProcessHandle process, Path databaseFolder) {
    var info = process.info();
    var program = info.command().map(command -> Path.of(command).getFileName().toString());
    var folder = databaseFolder.toString();
    boolean ours =
        info.arguments()
            .map(all -> Stream.of(all).anyMatch(argument -> argument.contains(folder)))
            .orElse(true);
    return ours && program.filter(name -> name.startsWith("postgres")).isPresent();
  }

  private static void end(ProcessHandle server) throws IOException {
    for (var signal : SIGNALS) {
      log.atWarn()
          .addKeyValue("pid", server.pid())
          .addKeyValue("signal", signal)
          .log("ending the database server that an earlier instance left running");
      send(signal, server);
      if (hasEnded(server)) {
        return;
      }
    }
    throw new IOException("the database server " + server.pid() + " does not end");
  }

  private static void send(String signal, ProcessHandle server) throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      server.destroyForcibly();
      return;
    }
    new ProcessBuilder("kill", "-" + signal, Long.toString(server.pid())).start();
  }

  private static boolean hasEnded(ProcessHandle server) throws IOException {
    try {
      server.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return !server.isAlive();
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
