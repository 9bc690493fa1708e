package dev.footnote.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the service as a program of somebody else's would: over HTTP, in JSON. */
public final class Client {

  /** A password that meets the rules. */
  public static final String PASSWORD = "a long enough pass phrase 7";

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

  private final String base;
  private final @Nullable String token;

  private Client(String base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /** A client that is not signed in. */
  public static Client at(int port) {
    return new Client("http://127.0.0.1:" + port, null);
  }

  /** The same client, speaking to another instance. */
  public Client atPort(int port) {
    return new Client("http://127.0.0.1:" + port, token);
  }

  /** The same client with an access token. */
  public Client withToken(String accessToken) {
    return new Client(base, accessToken);
  }

  /** A client signed in to a new account. */
  public Client asNewAccount() {
    var email = "person" + NUMBER.incrementAndGet() + "@example.org";
    register(email);
    return signedIn(email);
  }

  /** Makes an account with {@link #PASSWORD}. */
  public void register(String email) {
    post("/api/v1/auth/register", Map.of("email", email, "password", PASSWORD)).expect(201);
  }

  /** This client signed in to an account with {@link #PASSWORD}. */
  public Client signedIn(String email) {
    var tokens =
        post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD)).expect(200);
    return withToken(tokens.body().path("access_token").asString());
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  public Reply post(String path, Object body) {
    return send(json(path, "POST", body));
  }

  public Reply patch(String path, Object body) {
    return send(json(path, "PATCH", body));
  }

  /** Uploads bytes as the multipart field {@code file}, with more fields beside it. */
  public Reply upload(String path, String filename, byte[] content, Map<String, String> fields) {
    return send(multipart("POST", path, filename, content, fields));
  }

  /** A multipart request to which headers may be added before {@link #send}. */
  public HttpRequest.Builder multipart(
      String method, String path, String filename, byte[] content, Map<String, String> fields) {
    var boundary = "footnote-" + NUMBER.incrementAndGet();
    var bytes = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            write(
                bytes,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, name, value)));
    write(
        bytes,
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(boundary, filename));
    bytes.writeBytes(content);
    write(bytes, "\r\n--" + boundary + "--\r\n");
    return request(path)
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .method(method, BodyPublishers.ofByteArray(bytes.toByteArray()));
  }

  private static void write(ByteArrayOutputStream bytes, String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON request to which headers may be added before {@link #send}. */
  public HttpRequest.Builder json(String path, String method, Object body) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  /** A request to which anything may be added before {@link #send}. */
  public HttpRequest.Builder request(String path) {
    var builder = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(90));
    return token == null ? builder : builder.header("Authorization", "Bearer " + token);
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  public record Reply(int status, HttpHeaders headers, byte[] bytes) {

    /** This reply, if its status is the expected one. */
    public Reply expect(int expected) {
      if (status != expected) {
        throw new AssertionError("expected " + expected + " but was " + status + ": " + text());
      }
      return this;
    }

    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode body() {
      return JSON.readTree(bytes);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }
}
