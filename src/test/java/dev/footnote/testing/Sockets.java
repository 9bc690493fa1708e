package dev.footnote.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/** Ports that nobody listens on, and connections that are closed without ado. */
public final class Sockets {

  private Sockets() {}

  /** A port that was free a moment ago. */
  public static int freePort() {
    return freePorts(1).getFirst();
  }

  /** So many different ones. */
  public static List<Integer> freePorts(int count) {
    var sockets = Stream.generate(Sockets::open).limit(count).toList();
    try {
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      sockets.forEach(Sockets::close);
    }
  }

  private static ServerSocket open() {
    try {
      return new ServerSocket(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
