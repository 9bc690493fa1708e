package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.LimitedServiceTest;
import dev.footnote.testing.SettableClock;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LimitedServiceTest
class LimitsIT {

  @LocalServerPort int port;
  @Autowired SettableClock clock;

  private Client client;

  @BeforeEach
  void connect() {
    client = Client.at(port);
  }

  @Test
  void each_limited_call_says_how_many_are_left() {
    var reply = search(client.asNewAccount()).expect(200);
    assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"searches\";q=3;w=60");
    assertThat(reply.header("RateLimit")).matches("\"searches\";r=2;t=\\d+");
    assertThat(reply.header("Retry-After")).isEmpty();
  }

  @Test
  void one_too_many_is_refused_until_it_may_come_back() {
    var someone = client.asNewAccount();
    for (var i = 0; i < 3; i++) {
      search(someone).expect(200);
    }
    var refused = search(someone);
    assertRefused(refused, "searches");
    var wait = Integer.parseInt(refused.header("Retry-After"));
    assertThat(wait).isBetween(1, 20);
    assertThat(refused.header("RateLimit")).isEqualTo("\"searches\";r=0;t=" + wait);
    clock.advance(Duration.ofSeconds(wait));
    search(someone).expect(200);
  }

  @Test
  void accounts_are_counted_apart_wherever_they_call_from() {
    var one = client.asNewAccount();
    var other = client.asNewAccount();
    for (var i = 0; i < 3; i++) {
      search(one).expect(200);
    }
    assertRefused(search(one), "searches");
    assertRefused(from("198.51.100." + 7, one, "/api/v1/search", query()), "searches");
    search(other).expect(200);
  }

  @Test
  void questions_are_limited() {
    var someone = client.asNewAccount();
    for (var i = 0; i < 3; i++) {
      someone.post("/api/v1/rag/chat", Map.of("question", "Where is the light?")).expect(200);
    }
    assertRefused(
        someone.post("/api/v1/rag/chat", Map.of("question", "Where is the light?")), "questions");
  }

  @Test
  void uploads_are_limited_new_versions_with_them() {
    var someone = client.asNewAccount();
    var text = "A light.".getBytes(StandardCharsets.UTF_8);
    var first = someone.upload("/api/v1/documents", "a.txt", text, Map.of()).expect(202);
    var content = "/api/v1/documents/" + first.body().path("id").asString() + "/content";
    someone.upload("/api/v1/documents", "b.txt", text, Map.of()).expect(202);
    someone.send(someone.multipart("PUT", content, "a.txt", text, Map.of())).expect(202);
    assertRefused(someone.upload("/api/v1/documents", "c.txt", text, Map.of()), "uploads");
    assertRefused(
        someone.send(someone.multipart("PUT", content, "a.txt", text, Map.of())), "uploads");
  }

  @Test
  void registrations_are_limited_by_client_however_it_forges_the_header() {
    for (var i = 0; i < 300; i++) {
      from("203.0.113.1", client, "/api/v1/auth/register", Map.of("email", "x")).expect(400);
    }
    assertRefused(register("203.0.113.1"), "registrations");
    assertRefused(register("192.0.2.77, 203.0.113.1"), "registrations");
    register("203.0.113.2").expect(400);
  }

  @Test
  void addresses_of_one_ipv6_network_are_one_client() {
    for (var i = 1; i <= 300; i++) {
      register("2001:db8:7:7::" + Integer.toHexString(i)).expect(400);
    }
    assertRefused(register("2001:db8:7:7:8:9:a:b"), "registrations");
    register("2001:db8:7:8::1").expect(400);
  }

  @Test
  void a_body_that_is_no_file_may_not_be_long() {
    var long64 = "x".repeat(65 * 1024);
    var known = client.post("/api/v1/auth/login", Map.of("email", long64, "password", "p"));
    assertTooLarge(known);
    var json = "{\"email\": \"" + long64 + "\", \"password\": \"p\"}";
    assertTooLarge(
        client.send(
            client
                .request("/api/v1/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> stream(json)))));
  }

  @Test
  void a_file_may_be_longer_than_other_bodies() {
    var text = "A long tale. ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    client.asNewAccount().upload("/api/v1/documents", "tale.txt", text, Map.of()).expect(202);
  }

  private Client.Reply register(String addresses) {
    return from(addresses, client, "/api/v1/auth/register", Map.of("email", "x"));
  }

  private static Client.Reply search(Client someone) {
    return someone.post("/api/v1/search", query());
  }

  private static Map<String, String> query() {
    return Map.of("query", "lighthouse");
  }

  private static Client.Reply from(
      String addresses, Client someone, String path, Map<String, String> body) {
    return someone.send(someone.json(path, "POST", body).header("X-Forwarded-For", addresses));
  }

  private static InputStream stream(String text) {
    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(Client.Reply reply, String limit) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(429);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.body().path("code").asString()).isEqualTo("too_many_requests");
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
    assertThat(reply.header("RateLimit-Policy")).startsWith("\"" + limit + "\";q=");
    assertThat(reply.header("RateLimit")).startsWith("\"" + limit + "\";r=0;t=");
  }

  private static void assertTooLarge(Client.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(413);
    assertThat(reply.body().path("code").asString()).isEqualTo("request_too_large");
  }
}
