package dev.footnote.benchmark;

import dev.footnote.testing.Client;
import dev.footnote.testing.JavaProcess;
import dev.footnote.testing.Sockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service as its image starts it, with a watch and a scale (the latter on Linux). */
final class MeasuredProcess implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Process process;
  private final int port;
  private final long began;

  private MeasuredProcess(Process process, int port, long began) {
    this.process = process;
    this.port = port;
    this.began = began;
  }

  /** The service as one jar beside its libraries, as the image has it. */
  static Path unpack(Path jar, Path folder) throws IOException, InterruptedException {
    var process =
        JavaProcess.command(
                List.of(
                    "-Djarmode=tools",
                    "-jar",
                    jar.toString(),
                    "extract",
                    "--destination",
                    folder.toString()))
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(jar + " cannot be unpacked: run ./mvnw package first");
    }
    return folder.resolve(jar.getFileName());
  }

  static MeasuredProcess start(
      Path jar, List<String> options, Path data, Map<String, String> settings) throws IOException {
    return start(Path.of(System.getProperty("java.home")), jar, options, data, settings);
  }

  static MeasuredProcess start(
      Path java, Path jar, List<String> options, Path data, Map<String, String> settings)
      throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders"));
    arguments.addAll(options);
    arguments.addAll(List.of("-jar", jar.toString()));
    int port = Sockets.freePort();
    var builder = JavaProcess.command(java, arguments);
    Files.createDirectories(data);
    builder.redirectOutput(data.resolve("service.log").toFile());
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("FOOTNOTE_DATA_DIR", data.toString());
    builder.environment().putAll(settings);
    long began = System.nanoTime();
    return new MeasuredProcess(builder.start(), port, began);
  }

  double millisecondsUntilReady() throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
    while (!listens() || !answers(request)) {
      if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException("the service did not become ready");
      }
      Thread.sleep(10);
    }
    return (System.nanoTime() - began) / 1e6;
  }

  /** Asked first: a request that nobody takes costs two milliseconds of a processor, this 0.4. */
  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean answers(HttpRequest request) throws InterruptedException {
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  Client client() {
    return Client.at(port);
  }

  /** Of the service and of what it has started, mapped files of the index included. */
  double residentMegabytes() throws IOException {
    return megabytes("VmRSS:");
  }

  /** The part of it that the system can take back at any time: pages of files. */
  double mappedMegabytes() throws IOException {
    return megabytes("RssFile:");
  }

  private double megabytes(String field) throws IOException {
    double kilobytes = kilobytes(process.pid(), field);
    for (var child : process.descendants().toList()) {
      kilobytes += kilobytes(child.pid(), field);
    }
    return kilobytes / 1024;
  }

  private static double kilobytes(long pid, String field) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
          .sum();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
