package dev.footnote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * OpenSearch nodes as processes of their own, on the class path that the profile {@code engines}
 * lays out. They end with this process at the latest.
 */
public final class OpenSearchNode implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Path PARTS = Path.of("target/opensearch");

  private static volatile String options = "-Xmx768m -XX:TieredStopAtLevel=1";

  private final JavaProcess process;
  private final int httpPort;

  private OpenSearchNode(JavaProcess process, int httpPort) {
    this.process = process;
    this.httpPort = httpPort;
    process.endWithTests();
  }

  /** Of nodes that are started from now on: by default those of a quick start. */
  public static void options(String virtualMachine) {
    options = virtualMachine;
  }

  /** The one node that all tests of this JVM share. */
  public static OpenSearchNode shared() {
    return Shared.NODE;
  }

  private static final class Shared {
    static final OpenSearchNode NODE = cluster(1).getFirst();
  }

  /** A cluster of so many nodes; returns when all of them have started. */
  public static List<OpenSearchNode> cluster(int size) {
    var http = Sockets.freePorts(size);
    var transport = Sockets.freePorts(size);
    var nodes =
        IntStream.range(0, size).mapToObj(number -> start(number, http, transport)).toList();
    nodes.forEach(node -> node.process.awaitReady());
    return nodes;
  }

  private static OpenSearchNode start(int number, List<Integer> http, List<Integer> transport) {
    try {
      var all = transport.stream().map(String::valueOf).collect(Collectors.joining(","));
      var arguments = new ArrayList<>(List.of(options.split(" ")));
      arguments.addAll(
          List.of(
              "--add-modules",
              "jdk.incubator.vector",
              "-cp",
              classPath(),
              "src/test/opensearch/OpenSearchNode.java",
              Files.createTempDirectory("opensearch").toString(),
              "node" + number,
              http.get(number).toString(),
              transport.get(number).toString(),
              all));
      var process =
          JavaProcess.start(
              JavaProcess.command(arguments),
              PATIENCE,
              line -> line.contains("opensearch node is started"));
      return new OpenSearchNode(process, http.get(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() throws IOException {
    var runner = Files.readString(PARTS.resolve("class-path")).strip();
    try (var knn = Files.walk(PARTS.resolve("knn"))) {
      return Stream.concat(
              Stream.of(runner),
              knn.filter(file -> file.toString().endsWith(".jar")).map(Path::toString))
          .collect(Collectors.joining(System.getProperty("path.separator")));
    }
  }

  /** Its address for clients. */
  public String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  /** What it printed. */
  public String output() {
    return process.output();
  }

  /** Stops it in the midst of whatever it does, as a machine that hangs. */
  public void hang() {
    signal("-STOP");
  }

  /** Lets it go on. */
  public void goOn() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As kill -9 does. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    kill();
  }
}
