package dev.footnote.chat.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.testing.Client;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of the service event by event over a socket of its own, and leaves when told. */
public final class SseReader implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Closeable source;
  private final BufferedReader in;
  private final List<Event> seen = new ArrayList<>();

  private SseReader(Closeable source, InputStream stream) {
    this.source = source;
    this.in = new BufferedReader(new InputStreamReader(stream, UTF_8));
  }

  public record Event(String id, String name, JsonNode data) {}

  public static SseReader post(int port, Client client, String body, String... headers)
      throws IOException {
    return open(port, client, "POST", "/api/v1/rag/chat", body, headers);
  }

  public static SseReader get(int port, Client client, String path, String... headers)
      throws IOException {
    return open(port, client, "GET", path, "", headers);
  }

  private static SseReader open(
      int port, Client client, String method, String path, String body, String... headers)
      throws IOException {
    var authorization =
        client.request(path).build().headers().firstValue("Authorization").orElseThrow();
    var socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(30_000);
    var head =
        "%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(
                method,
                path,
                authorization,
                headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n",
                body.getBytes(UTF_8).length);
    socket.getOutputStream().write((head + body).getBytes(UTF_8));
    return new SseReader(socket, socket.getInputStream());
  }

  /** The events of a stream that was read as a whole. */
  public static List<Event> events(String stream) {
    var bytes = new ByteArrayInputStream(stream.getBytes(UTF_8));
    try (var reader = new SseReader(bytes, bytes)) {
      return reader.all();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events up to the first one like that, or all if there is none. */
  public List<Event> until(Predicate<Event> last) throws IOException {
    for (var event = next(); event.isPresent(); event = next()) {
      seen.add(event.get());
      if (last.test(event.get())) {
        break;
      }
    }
    return List.copyOf(seen);
  }

  public List<Event> all() throws IOException {
    return until(_ -> false);
  }

  public static String text(List<Event> events) {
    return String.join(
        "",
        events.stream()
            .filter(event -> event.name().equals("delta"))
            .map(event -> event.data().path("text").asString())
            .toList());
  }

  private Optional<Event> next() throws IOException {
    String id = "";
    String name = "";
    String data = "";
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty() && !data.isEmpty()) {
        return Optional.of(new Event(id, name, JSON.readTree(data)));
      }
      id = line.startsWith("id:") ? line.substring(3) : id;
      name = line.startsWith("event:") ? line.substring(6) : name;
      data = line.startsWith("data:") ? line.substring(5) : data;
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
