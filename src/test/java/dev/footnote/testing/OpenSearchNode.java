package dev.footnote.testing;

import java.io.BufferedReader;
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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * OpenSearch nodes as processes of their own, on the class path that the profile {@code engines}
 * lays out. They end with this process at the latest.
 */
public final class OpenSearchNode implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(180);
  private static final Path PARTS = Path.of("target/opensearch");

  private static volatile String options = "-Xmx768m -XX:TieredStopAtLevel=1";

  private final Process process;
  private final int httpPort;
  private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile boolean ready;

  private OpenSearchNode(Process process, int httpPort) {
    this.process = process;
    this.httpPort = httpPort;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Thread.ofVirtual().start(this::read);
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
    var http = ports(size);
    var transport = ports(size);
    var nodes =
        IntStream.range(0, size).mapToObj(number -> start(number, http, transport)).toList();
    nodes.forEach(OpenSearchNode::await);
    return nodes;
  }

  private static OpenSearchNode start(int number, List<Integer> http, List<Integer> transport) {
    try {
      var all = transport.stream().map(String::valueOf).collect(Collectors.joining(","));
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(options.split(" ")));
      command.addAll(
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
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
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

  private static List<Integer> ports(int count) {
    var sockets = IntStream.range(0, count).mapToObj(i -> socket()).toList();
    try {
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      sockets.forEach(OpenSearchNode::close);
    }
  }

  private static ServerSocket socket() {
    try {
      return new ServerSocket(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        output.add(line);
        if (line.contains("opensearch node is started")) {
          ready = true;
          started.countDown();
        }
      }
    } catch (IOException _) {
      // The process has ended, and its output with it.
    } finally {
      started.countDown();
    }
  }

  private void await() {
    try {
      if (!started.await(START.toSeconds(), TimeUnit.SECONDS) || !ready) {
        throw new AssertionError("OpenSearch did not start:\n" + String.join("\n", output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Its address for clients. */
  public String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  /** What it printed. */
  public String output() {
    return String.join("\n", output);
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
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
