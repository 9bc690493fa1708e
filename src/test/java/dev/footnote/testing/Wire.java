package dev.footnote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/** A line to a server that can be cut, and mended; if wanted, one that begins with TLS. */
public final class Wire implements AutoCloseable {

  private static final int REMEMBERED = 10_000;

  private final URI server;
  private final String scheme;
  private final ServerSocket near;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final StringBuffer heard = new StringBuffer();
  private volatile boolean cut;

  private Wire(String server, String scheme, ServerSocketFactory sockets) {
    this.server = URI.create(server);
    this.scheme = scheme;
    try {
      this.near = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public static Wire to(String server) {
    return new Wire(server, "http", ServerSocketFactory.getDefault());
  }

  /** Whoever calls is shown that certificate; the server behind it is spoken to without TLS. */
  public static Wire secured(String server, ServerCertificate certificate) {
    return new Wire(server, "https", certificate.context().getServerSocketFactory());
  }

  public String url() {
    return url("127.0.0.1");
  }

  /** The same line by another name of this machine. */
  public String url(String host) {
    return scheme + "://" + host + ":" + near.getLocalPort();
  }

  /** The beginning of what callers sent, without TLS. */
  public String heard() {
    return heard.toString();
  }

  private void accept() {
    while (!near.isClosed()) {
      try {
        var caller = near.accept();
        if (cut) {
          caller.close();
        } else {
          join(caller, new Socket(server.getHost(), server.getPort()));
        }
      } catch (IOException _) {
        // closed, or a server that is away: the caller sees a line that ends
      }
    }
  }

  private void join(Socket caller, Socket far) {
    open.add(caller);
    open.add(far);
    Thread.ofVirtual().start(() -> forward(caller, far));
    Thread.ofVirtual().start(() -> back(far, caller));
  }

  private void forward(Socket caller, Socket far) {
    try (caller;
        far) {
      var bytes = new byte[8_192];
      int count;
      while ((count = caller.getInputStream().read(bytes)) >= 0) {
        if (heard.length() < REMEMBERED) {
          heard.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        }
        far.getOutputStream().write(bytes, 0, count);
      }
    } catch (IOException _) {
      // the line was cut, or the caller did not trust the certificate
    }
  }

  private static void back(Socket far, Socket caller) {
    try (far;
        caller) {
      far.getInputStream().transferTo(caller.getOutputStream());
    } catch (IOException _) {
      // the line was cut
    }
  }

  public void cut() {
    cut = true;
    open.forEach(Sockets::close);
    open.clear();
  }

  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    Sockets.close(near);
    cut();
  }
}
