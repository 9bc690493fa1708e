package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@TestPropertySource(
    properties = {
      "footnote.http.cors.allowed-origins=https://app.example.org",
      "FOOTNOTE_API_DOCS=false",
      "FOOTNOTE_REGISTRATION=closed",
      "footnote.accounts.verification.required=true",
      "footnote.limits.registrations=3/1h"
    })
class ConfiguredHttpIT {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

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
    for (var path :
        new String[] {
          "/openapi",
          "/openapi.yaml",
          "/openapi/page",
          "/openapi/swagger-config",
          "/openapi/swagger-ui/index.html",
          "/openapi/swagger-ui/swagger-initializer.js"
        }) {
      var reply = Client.at(port).get(path);
      assertThat(reply.status()).as(path).isEqualTo(404);
      assertThat(reply.header("Content-Type")).as(path).isEqualTo("application/problem+json");
      assertThat(reply.body().path("code").asString()).as(path).isEqualTo("not_found");
    }
  }

  @Test
  void an_account_is_of_no_use_before_its_address_is_confirmed_where_that_is_wanted() {
    var hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(Client.PASSWORD);
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into users (id, email, password_hash, created_at)
            values (:id, 'unverified@example.org', :hash, now())
            """)
        .param("id", id)
        .param("hash", hash)
        .update();
    var tokens = Person.login(port, "unverified@example.org", Client.PASSWORD).expect(200).body();
    var someone = Client.at(port).withToken(tokens.path("access_token").asString());
    someone.get("/api/v1/auth/me").expect(200);
    var refused = someone.get("/api/v1/documents");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("code").asString()).isEqualTo("email_unverified");
    jdbc.sql("update users set email_verified_at = now() where id = :id").param("id", id).update();
    someone.get("/api/v1/documents").expect(200);
  }

  @Test
  void nobody_opens_an_account_where_registration_is_closed_whoever_it_says_to_be() {
    for (var i = 0; i < 3; i++) {
      var refused = registerAs("192.0.2." + i);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body().path("code").asString()).isEqualTo("registration_closed");
    }
    assertThat(registerAs("192.0.2.99").status()).isEqualTo(429);
  }

  /** With every header by which proxies tell the client's address: none is trusted here. */
  private Client.Reply registerAs(String address) {
    var client = Client.at(port);
    var request =
        client.json(
            "/api/v1/auth/register",
            "POST",
            Map.of("email", "someone@example.org", "password", Client.PASSWORD));
    for (var header :
        new String[] {"X-Forwarded-For", "X-Real-IP", "X-Client-IP", "True-Client-IP"}) {
      request.header(header, address);
    }
    return client.send(request.header("Forwarded", "for=" + address));
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
