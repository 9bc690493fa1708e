package dev.footnote.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/** The service as a process of its own, as a user starts it, so that it can be killed. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final Supplier<ServiceArchive> ARCHIVE =
      SingletonSupplier.of(ServiceProcess::archive);

  private final JavaProcess process;
  private final int port;

  private ServiceProcess(JavaProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it with the embedded database on that folder and a free port. */
  public static ServiceProcess start(Path dataFolder, Map<String, String> environment) {
    var archive = ARCHIVE.get();
    if (!environment.containsKey("DATABASE_URL")) {
      archive.lendBinaries(dataFolder);
    }
    var options = List.of("-XX:AOTCache=" + archive.cache(), "-Xlog:aot=off");
    return start(dataFolder, environment, arguments(options, classPath(archive)));
  }

  private static ServiceProcess start(
      Path dataFolder, Map<String, String> environment, List<String> arguments) {
    int port = Sockets.freePort();
    var command = JavaProcess.command(arguments);
    command.environment().keySet().removeIf(name -> name.startsWith("FOOTNOTE_"));
    command.environment().remove("DATABASE_URL");
    command.environment().put("PORT", Integer.toString(port));
    command.environment().put("FOOTNOTE_DATA_DIR", dataFolder.toString());
    command.environment().putAll(environment);
    var process = JavaProcess.start(command, PATIENCE, line -> line.contains("footnote is ready"));
    return new ServiceProcess(process, port);
  }

  /**
   * Without Lucene's module of vectors, which wants the second compiler, and with which Java does
   * not link the classes of its cache beforehand.
   */
  private static List<String> arguments(List<String> options, String classPath) {
    var arguments =
        new ArrayList<>(
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx1g"));
    arguments.addAll(options);
    arguments.addAll(List.of("-cp", classPath, "dev.footnote.Footnote"));
    return arguments;
  }

  private static ServiceArchive archive() {
    var classes = parts().filter(Files::isDirectory).toList();
    return ServiceArchive.of(classes, libraries(), ServiceProcess::train);
  }

  private static void train(ServiceArchive archive) {
    var options = List.of("-XX:AOTCacheOutput=" + archive.cache(), "-Xlog:aot=off");
    try (var service = start(archive.data(), Map.of(), arguments(options, classPath(archive)))) {
      service.awaitReady().terminate();
    }
  }

  private static String classPath(ServiceArchive archive) {
    return archive.jar() + File.pathSeparator + libraries();
  }

  private static String libraries() {
    return parts()
        .filter(Files::isRegularFile)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<Path> parts() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(part -> !part.isEmpty() && !part.contains("test-classes"))
        .map(Path::of);
  }

  /** Waits until it says that it is ready. */
  public ServiceProcess awaitReady() {
    process.awaitReady();
    return this;
  }

  /** Waits until it has ended by itself and gives its exit code. */
  public int awaitEnd() {
    return process.awaitEnd();
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
    return process.output();
  }

  /** As kill -9 does: no shutdown hook runs. */
  public void kill() {
    process.kill();
  }

  /** As Ctrl-C or a container's stop does. */
  public int terminate() {
    return process.terminate();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
    }
  }
}
