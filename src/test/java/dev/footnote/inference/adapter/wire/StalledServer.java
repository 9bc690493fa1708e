package dev.footnote.inference.adapter.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers with the beginning of a stream, then says nothing and sees whether the caller leaves. */
public final class StalledServer implements AutoCloseable {

  private final ServerSocket server;
  private final CountDownLatch heard = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  public StalledServer(StandIn standIn, String beginning) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(standIn, beginning));
  }

  public String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** To be called by the caller's listener. */
  public void heard(String text) {
    if (!text.isEmpty()) {
      heard.countDown();
    }
  }

  public void awaitHeard() throws InterruptedException {
    heard.await();
  }

  /** Whether the connection was closed from the other side, soon. */
  public boolean wasLeft() throws InterruptedException {
    return left.await(5, TimeUnit.SECONDS);
  }

  private void serve(StandIn standIn, String beginning) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        answer(socket, standIn, beginning);
      } catch (IOException _) {
        // closed, or the caller has left
      }
    }
  }

  private void answer(Socket socket, StandIn standIn, String beginning) throws IOException {
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    int length = 0;
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    // the test's texts are ASCII: as many characters as bytes
    for (int i = 0; i < length; i++) {
      in.read();
    }
    var head =
        "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n"
            .formatted(standIn.contentType(), beginning.getBytes(UTF_8).length, beginning);
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().flush();
    try {
      while (in.read() >= 0) {
        // nothing is expected
      }
    } finally {
      left.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
