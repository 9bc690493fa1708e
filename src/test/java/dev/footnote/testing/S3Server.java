package dev.footnote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Proxy, a server that speaks S3 and checks signatures, in a process of its own on a folder. */
public final class S3Server implements AutoCloseable {

  public static final String KEY = "footnote-test";
  public static final String SECRET = "secret-of-the-test";
  public static final String BUCKET = "originals";

  private static final Path JARS = Path.of("target", "s3proxy");

  private final Process process;
  private final int port;

  private S3Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it with an empty bucket; skips the test where it is not installed. */
  public static S3Server start(Path folder) {
    if (!Files.isDirectory(JARS)) {
      System.out.println(
          "SKIPPED: no S3 server. Run ./mvnw -f src/test/s3proxy/pom.xml"
              + " dependency:copy-dependencies before.");
      Assumptions.abort("S3Proxy is not in " + JARS);
    }
    try {
      var server = launch(folder, Sockets.freePort());
      server.awaitPort();
      try (var client = server.client()) {
        client.createBucket(of -> of.bucket(BUCKET));
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static S3Server launch(Path folder, int port) throws IOException {
    var files = Files.createDirectories(folder.resolve("objects"));
    var settings =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=aws-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=filesystem-nio2
            jclouds.identity=unused
            jclouds.credential=unused
            jclouds.filesystem.basedir=%s
            """
                .formatted(port, KEY, SECRET, files));
    var process =
        JavaProcess.command(
                List.of(
                    "-Xmx256m",
                    "-Dlogback.configurationFile=" + quiet(folder),
                    "-cp",
                    JARS.toAbsolutePath() + "/*",
                    "org.gaul.s3proxy.Main",
                    "--properties",
                    settings.toString()))
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    return new S3Server(process, port);
  }

  private static Path quiet(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("logback.xml"),
        """
        <configuration>
          <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%d %-5level %logger{20} %msg%n</pattern></encoder>
          </appender>
          <root level="info"><appender-ref ref="out"/></root>
        </configuration>
        """);
  }

  private void awaitPort() throws InterruptedException {
    for (int attempt = 0; attempt < 600 && process.isAlive(); attempt++) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException _) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("S3Proxy did not start on port " + port);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  public S3Client client() {
    return S3Client.builder()
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .endpointOverride(URI.create(endpoint()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
        .build();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
