package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What HTTP itself refuses, before any filter of the service sees it (S56, S57). */
@ServiceTest
@NullMarked
class UnreadableRequestsIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HOST = "Host: localhost\n";

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "400, GET /%zz HTTP/1.1, ''",
    "400, GET /a%00b HTTP/1.1, ''",
    "400, GET /a%2Fb HTTP/1.1, ''",
    "400, GET /../../etc/passwd HTTP/1.1, ''",
    "400, GET /a<b>c HTTP/1.1, ''",
    "400, GET /a?q={} HTTP/1.1, ''",
    "400, G@T / HTTP/1.1, ''",
    "400, GET nowhere HTTP/1.1, ''",
    "400, GET / HTTP/1.1, no colon here",
    "400, GET / HTTP/1.1, sp ace: x",
    "400, GET / HTTP/1.1, Host: another",
    "400, POST / HTTP/1.1, Content-Length: twelve",
    "501, POST / HTTP/1.1, Transfer-Encoding: unheard",
    "501, CONNECT localhost:443 HTTP/1.1, ''",
    "505, GET / HTTP/9.9, ''"
  })
  void a_request_that_is_no_http_is_refused_like_every_other(
      int status, String line, String header) {
    var fields = header.isEmpty() ? HOST : HOST + header + "\n";
    assertProblem(send(line + "\n" + fields + "\n"), status);
  }

  @Test
  void headers_that_are_too_large_are_refused_like_everything_else() {
    assertProblem(send("GET / HTTP/1.1\n" + HOST + "X-Long: " + "a".repeat(8300) + "\n\n"), 400);
  }

  @Test
  void a_request_without_a_host_is_refused_like_every_other() {
    assertProblem(send("GET /health HTTP/1.1\n\n"), 400);
  }

  @Test
  void the_caller_s_own_request_id_is_kept_where_it_can_be_read() {
    var reply = send("GET /%zz HTTP/1.1\n" + HOST + "X-Request-ID: my-odd-request-1\n\n");
    assertThat(reply.body().path("request_id").asString()).isEqualTo("my-odd-request-1");
    assertThat(reply.body().path("instance").asString()).isEqualTo("/%25zz");
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var body = answer.body();
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder(
            "type", "title", "status", "detail", "instance", "code", "request_id");
    assertThat(body.path("type").asString()).isEqualTo("urn:footnote:error:invalid_request");
    assertThat(body.path("code").asString()).isEqualTo("invalid_request");
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("request_id").asString())
        .isEqualTo(answer.header("X-Request-ID"))
        .matches("[0-9a-f-]{36}");
    assertThat(answer.text()).doesNotContainIgnoringCase("tomcat", "apache", "java", "exception");
    assertSecured(answer);
  }

  private static void assertSecured(Answer answer) {
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Server")).isEmpty();
  }

  /** The container closes the connection after what it could not read. */
  private Answer send(String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var bytes = request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(request, e);
    }
  }

  private record Answer(
      String text, String statusLine, Map<String, String> headers, JsonNode body) {

    static Answer of(String text) {
      var parts = text.split("\r\n\r\n", 2);
      var lines = parts[0].lines().toList();
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      lines.stream()
          .skip(1)
          .map(line -> line.split(": ", 2))
          .forEach(field -> headers.put(field[0], field[1]));
      return new Answer(text, lines.getFirst(), headers, JSON.readTree(body(parts[1])));
    }

    /** The body may come in chunks. */
    private static String body(String sent) {
      return sent.substring(sent.indexOf('{'), sent.lastIndexOf('}') + 1);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }
}
