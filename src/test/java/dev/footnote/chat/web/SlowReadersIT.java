package dev.footnote.chat.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.FakeSearch;
import dev.footnote.chat.ScriptedModels;
import dev.footnote.chat.TestPassages;
import dev.footnote.chat.answering.ChatFakes;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Five hundred streams whose readers read nothing. The sockets' own buffers are made small, so that
 * what nobody reads would pile up in the service if it could.
 */
@ServiceTest
@Import({ChatFakes.class, SlowReadersIT.SmallBuffers.class})
@TestPropertySource(
    properties = {
      "footnote.limits.questions=10000/1m",
      "footnote.chat.limits.max-per-account=600",
      "footnote.chat.limits.max-total=600",
      "footnote.chat.streams.max-readers-per-account=600",
      "server.tomcat.connection-timeout=5s"
    })
@Timeout(180)
class SlowReadersIT {

  private static final int STREAMS = 500;
  private static final String SENTENCE =
      "The bridge was opened in 1932 by the mayor, and then nothing more was heard of it for long. ";
  private static final int SENTENCES = 200;
  private static final int AT_ONCE = 20;

  @LocalServerPort private int port;
  @Autowired private FakeSearch search;
  @Autowired private ScriptedModels models;

  @Test
  void five_hundred_streams_that_nobody_reads_stay_small_and_are_closed() throws Exception {
    var client = Client.at(port).asNewAccount();
    var me = client.get("/api/v1/auth/me").expect(200).body().path("id").asString();
    search.degrade();
    search.put(
        new UserId(UUID.fromString(me)), TestPassages.whole("The bridge was opened in 1932."));
    var written = new AtomicInteger();
    var goOn = new CountDownLatch(1);
    models.answer(
        (_, deltas) -> {
          for (int i = 0; i < SENTENCES; i++) {
            deltas.accept(SENTENCE);
          }
          written.incrementAndGet();
          hold(goOn);
          return ScriptedModels.completion(SENTENCE.repeat(SENTENCES));
        });
    long before = heap();
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < STREAMS; i += AT_ONCE) {
      for (int j = 0; j < AT_ONCE; j++) {
        sockets.add(ask(client));
      }
      int asked = sockets.size();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(written.get()).isEqualTo(asked));
    }
    long each = (heap() - before) / STREAMS;
    System.out.printf(
        "%d streams without a reader, %,d characters each: %,d bytes of heap a stream%n",
        STREAMS, SENTENCE.length() * SENTENCES, each);

    assertThat(each).isLessThan(300_000);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(readers()).isLessThan(20));
    goOn.countDown();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .get("/api/v1/conversations?limit=200")
                            .expect(200)
                            .body()
                            .path("items"))
                    .hasSize(200));
    for (var socket : sockets) {
      socket.close();
    }
  }

  private Socket ask(Client client) throws IOException {
    var body = "{\"question\": \"When was the bridge opened?\", \"stream\": true}";
    var authorization =
        client.request("/").build().headers().firstValue("Authorization").orElseThrow();
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    var head =
        "POST /api/v1/rag/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(authorization, body.length());
    socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static void hold(CountDownLatch goOn) {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is left after a collection, in bytes. */
  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Connections that are still open on the side of the service. */
  private long readers() throws IOException {
    var hexPort = String.format(":%04X", port);
    return List.of(
            java.nio.file.Files.readString(java.nio.file.Path.of("/proc/net/tcp6"))
                .concat(java.nio.file.Files.readString(java.nio.file.Path.of("/proc/net/tcp")))
                .split("\n"))
        .stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(parts -> parts.length > 3 && parts[1].endsWith(hexPort) && parts[3].equals("01"))
        .count();
  }

  /** Sockets that take little before they make a writer wait. */
  @TestConfiguration(proxyBeanMethods = false)
  static class SmallBuffers {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
      return factory ->
          factory.addConnectorCustomizers(
              connector -> connector.setProperty("socket.txBufSize", "4096"));
    }
  }
}
