package dev.footnote.mail.adapter.smtp;

import dev.footnote.testing.Sockets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Answers each SMTP command as a test wants it; a command without an answer is met by silence. */
final class ScriptedMailServer implements AutoCloseable {

  static final String SILENCE = "";

  private static final Map<String, String> POLITE =
      Map.of(
          "CONNECT", "220 mail.example.org",
          "EHLO", "250 mail.example.org",
          "MAIL", "250 ok",
          "RCPT", "250 ok",
          "DATA", "354 go on",
          "END", "250 taken",
          "RSET", "250 ok",
          "QUIT", "221 bye");

  private final ServerSocket socket;
  private final Map<String, String> answers;

  ScriptedMailServer(Map<String, String> answers) {
    this.answers = answers;
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        Thread.startVirtualThread(() -> talk(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket connection) {
    try (connection;
        var lines =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      say(connection, "CONNECT");
      var inData = false;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (inData && !line.equals(".")) {
          continue;
        }
        var command = inData ? "END" : line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        inData = say(connection, command).startsWith("354");
      }
    } catch (IOException _) {
      // the other side has gone
    }
  }

  private String say(Socket connection, String command) throws IOException {
    var answer = answers.getOrDefault(command, POLITE.getOrDefault(command, "502 unknown"));
    if (!answer.isEmpty()) {
      connection.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return answer;
  }

  @Override
  public void close() {
    Sockets.close(socket);
  }
}
