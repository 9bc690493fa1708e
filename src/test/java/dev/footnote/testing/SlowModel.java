package dev.footnote.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenAI-compatible server whose answers come in two halves, the second one when it is told to,
 * and that notices when nobody listens any more.
 */
public final class SlowModel implements AutoCloseable {

  private final HttpServer server;
  private final String first;
  private final String second;
  private final Semaphore goOn = new Semaphore(0);
  private final AtomicInteger abandoned = new AtomicInteger();

  public SlowModel(String first, String second) {
    this.first = first;
    this.second = second;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Lets one answer go on. */
  public void goOn() {
    goOn.release();
  }

  /** How many answers lost their listener before they were complete. */
  public int abandoned() {
    return abandoned.get();
  }

  private void answer(HttpExchange call) throws IOException {
    call.getRequestBody().readAllBytes();
    call.getResponseHeaders().add("Content-Type", "text/event-stream");
    call.sendResponseHeaders(200, 0);
    try (var out = call.getResponseBody()) {
      write(out, chunk(first, "null"));
      awaitGoOn(out);
      write(out, chunk(second, "null"));
      write(out, chunk("", "\"stop\""));
      write(out, "data: [DONE]\n\n");
    } catch (IOException _) {
      abandoned.incrementAndGet();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitGoOn(OutputStream out) throws IOException, InterruptedException {
    while (!goOn.tryAcquire(100, TimeUnit.MILLISECONDS)) {
      write(out, ": still there\n\n");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String chunk(String text, String finish) {
    return """
        data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"slow","choices":[{"index":0,"delta":{"role":"assistant","content":"%s"},"finish_reason":%s}]}

        """
        .formatted(text, finish);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
