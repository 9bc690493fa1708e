package dev.footnote.http;

import dev.footnote.testing.Sockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullMarked;

/**
 * A request whose body comes in two halves, so that it is under way for as long as a test wants.
 */
@NullMarked
record SlowRequest(Socket socket, String rest) implements AutoCloseable {

  static SlowRequest begin(int port, String path, String token, String body) {
    try {
      var socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(60_000);
      int half = body.length() / 2;
      var request =
          """
          POST %s HTTP/1.1
          Host: localhost
          Authorization: Bearer %s
          Content-Type: application/json
          Content-Length: %d

          """
                  .formatted(path, token, body.length())
                  .replace("\n", "\r\n")
              + body.substring(0, half);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new SlowRequest(socket, body.substring(half));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the rest and gives the first line of the reply. */
  String finish() {
    try {
      socket.getOutputStream().write(rest.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Sockets.close(socket);
  }
}
