package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@TestPropertySource(
    properties = {
      "footnote.http.cors.allowed-origins=https://app.example.org",
      "FOOTNOTE_API_DOCS=false",
      "footnote.limits.registrations=3/1h"
    })
class ConfiguredHttpIT {

  @LocalServerPort int port;

  @Test
  void a_configured_origin_may_call_but_without_cookies() {
    var reply = preflight("https://app.example.org");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.org");
    assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(reply.header("Access-Control-Allow-Headers")).contains("authorization");
  }

  @Test
  void any_other_origin_may_not() {
    for (var origin : new String[] {"https://evil.example", "http://app.example.org", "null"}) {
      var reply = preflight(origin);
      assertThat(reply.status()).as(origin).isEqualTo(403);
      assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @Test
  void the_description_of_the_api_can_be_switched_off() {
    for (var path : new String[] {"/openapi", "/openapi/page", "/openapi/swagger-ui/index.html"}) {
      assertThat(Client.at(port).get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void nobody_is_believed_who_is_no_trusted_proxy() {
    for (var i = 0; i < 3; i++) {
      registerAs("192.0.2." + i).expect(400);
    }
    assertThat(registerAs("192.0.2.99").status()).isEqualTo(429);
  }

  private static final String[] HEADERS = {
    "X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Client-IP", "True-Client-IP"
  };

  private Client.Reply registerAs(String address) {
    var client = Client.at(port);
    var request = client.json("/api/v1/auth/register", "POST", Map.of("email", "x"));
    for (var header : HEADERS) {
      request.header(header, header.equals("Forwarded") ? "for=" + address : address);
    }
    return client.send(request);
  }

  private Client.Reply preflight(String origin) {
    var client = Client.at(port);
    return client.send(
        client
            .request("/api/v1/auth/login")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization")
            .method("OPTIONS", BodyPublishers.noBody()));
  }
}
