package dev.footnote.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/** The service as a process of its own, as a user starts it, so that it can be killed. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);

  private static final Supplier<ServiceArchive> ARCHIVE =
      SingletonSupplier.of(ServiceProcess::archive);

  private final Process process;
  private final int port;
  private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch outputEnded = new CountDownLatch(1);

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    Thread.ofVirtual().start(this::readOutput);
  }

  /** Starts it with the embedded database on that folder and a free port. */
  public static ServiceProcess start(Path dataFolder, Map<String, String> environment) {
    var archive = ARCHIVE.get();
    if (!environment.containsKey("DATABASE_URL")) {
      archive.lendBinaries(dataFolder);
    }
    var options = List.of("-XX:AOTCache=" + archive.cache(), "-Xlog:aot=off");
    return start(dataFolder, environment, command(options, classPath(archive)));
  }

  private static ServiceProcess start(
      Path dataFolder, Map<String, String> environment, List<String> command) {
    try {
      int port = freePort();
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("FOOTNOTE_"));
      builder.environment().remove("DATABASE_URL");
      builder.environment().put("PORT", Integer.toString(port));
      builder.environment().put("FOOTNOTE_DATA_DIR", dataFolder.toString());
      builder.environment().putAll(environment);
      return new ServiceProcess(builder.start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(List<String> options, String classPath) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Xmx1g"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "dev.footnote.Footnote"));
    return command;
  }

  private static ServiceArchive archive() {
    var classes = parts().filter(Files::isDirectory).toList();
    return ServiceArchive.of(classes, ServiceProcess::train);
  }

  private static void train(ServiceArchive archive) {
    var options = List.of("-XX:AOTCacheOutput=" + archive.cache(), "-Xlog:aot=off");
    try (var service = start(archive.data(), Map.of(), command(options, classPath(archive)))) {
      service.awaitReady().terminate();
    }
  }

  private static String classPath(ServiceArchive archive) {
    return Stream.concat(Stream.of(archive.jar()), parts().filter(Files::isRegularFile))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<Path> parts() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(part -> !part.isEmpty() && !part.contains("test-classes"))
        .map(Path::of);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void readOutput() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        output.add(line);
        if (line.contains("footnote is ready")) {
          ready.countDown();
        }
      }
    } catch (IOException _) {
      // The process has ended, and its output with it.
    } finally {
      outputEnded.countDown();
      ready.countDown();
    }
  }

  /** Waits until it says that it is ready. */
  public ServiceProcess awaitReady() {
    await(ready);
    if (!process.isAlive()) {
      throw new AssertionError("the service ended:\n" + output());
    }
    return this;
  }

  /** Waits until it has ended by itself and gives its exit code. */
  public int awaitEnd() {
    await(outputEnded);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void await(CountDownLatch latch) {
    try {
      if (!latch.await(START.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("not within " + START + ":\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Client client() {
    return Client.at(port);
  }

  public long pid() {
    return process.pid();
  }

  public int port() {
    return port;
  }

  public String output() {
    return String.join("\n", output);
  }

  /** As kill -9 does: no shutdown hook runs. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** As Ctrl-C or a container's stop does. */
  public int terminate() {
    process.destroy();
    return awaitEnd();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    }
  }
}
