package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class HttpIT {

  @LocalServerPort int port;

  private Client client;

  @BeforeEach
  void connect() {
    client = Client.at(port);
  }

  @Test
  void health_is_public_and_says_only_the_status() {
    for (var path : new String[] {"/health", "/health/live", "/health/ready"}) {
      var reply = client.get(path).expect(200);
      assertThat(reply.body().path("status").asString()).as(path).isEqualTo("UP");
      assertThat(reply.body().has("components")).isFalse();
    }
    assertThat(client.get("/health/live").body().propertyNames()).containsExactly("status");
    assertThat(client.get("/health/ready").body().propertyNames()).containsExactly("status");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/actuator", "/health/db", "/metrics", "/env", "/error", "/nothing/here"})
  void what_is_not_listed_is_not_found(String path) {
    assertProblem(client.get(path), 404, "not_found");
    assertProblem(client.asNewAccount().get(path), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "POST", "PURGE", "TRACE"})
  void unlisted_methods_are_not_allowed(String method) {
    var reply = client.send(client.request("/health/live").method(method, BodyPublishers.noBody()));
    assertProblem(reply, 405, "method_not_allowed");
    assertThat(reply.header("Allow")).contains("GET");
  }

  @Test
  void a_route_that_needs_a_sign_in_says_so() {
    var reply = client.get("/api/v1/auth/me");
    assertProblem(reply, 401, "unauthenticated");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    var refused = client.withToken("abc.def.ghi").get("/api/v1/auth/me");
    assertProblem(refused, 401, "unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @Test
  void a_bad_token_does_not_keep_anyone_from_public_routes() {
    client.withToken("abc.def.ghi").get("/health").expect(200);
  }

  @Test
  void a_body_that_cannot_be_read_is_explained() {
    assertDetail(body("{\"email\": "), 400, "not valid JSON");
    assertDetail(body(""), 400, "JSON object");
    assertDetail(body("[]"), 400, "JSON object");
    assertDetail(body("{\"email\": {\"a\": 1}, \"password\": \"x\"}"), 400, "email");
    assertDetail(body("{\"email\": \"a@b.org\", \"password\": 17}"), 400, "password");
    assertDetail(body("{\"email\": \"a@b.org\"}"), 400, "password must not be null");
    assertDetail(body("{\"emial\": \"a@b.org\"}"), 400, "emial");
    assertDetail(body("{\"email\": \"a@b.org\", \"email\": \"c@b.org\"}"), 400, "JSON");
  }

  @Test
  void a_wrong_content_type_is_refused() {
    var reply =
        client.send(
            client
                .request("/api/v1/auth/login")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
    assertProblem(reply, 415, "unsupported_media_type");
  }

  @Test
  void the_form_of_an_error_does_not_depend_on_what_is_accepted() {
    var reply =
        client.send(
            client
                .request("/api/v1/auth/login")
                .header("Content-Type", "application/json")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("{")));
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void a_well_formed_request_id_is_taken_over() {
    var reply =
        client.send(client.request("/nothing").header("X-Request-ID", "trace-0123456789").GET());
    assertThat(reply.header("X-Request-ID")).isEqualTo("trace-0123456789");
    assertThat(reply.body().path("request_id").asString()).isEqualTo("trace-0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "has space in it", "angle<brackets>", "colon:colon"})
  void an_odd_request_id_is_replaced(String given) {
    var reply = client.send(client.request("/nothing").header("X-Request-ID", given).GET());
    assertThat(reply.header("X-Request-ID"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void every_reply_carries_the_security_headers() {
    var replies =
        new Client.Reply[] {
          client.get("/health"),
          client.get("/nothing"),
          client.get("/api/v1/auth/me"),
          client.get("/openapi"),
          client.asNewAccount().get("/api/v1/auth/me").expect(200),
          client.send(client.request("/api/v1/auth/me").method("TRACE", BodyPublishers.noBody())),
          body("{"),
        };
    for (var reply : replies) {
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; frame-ancestors 'none'");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(reply.header("Cache-Control")).contains("no-store");
      assertThat(reply.header("Server")).isEmpty();
    }
  }

  @Test
  void no_other_origin_may_call_by_default() {
    var reply =
        client.send(
            client
                .request("/api/v1/auth/login")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertProblem(reply, 403, "forbidden");
    assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void the_openapi_document_tells_names_and_types_as_they_are() {
    var document = client.get("/openapi").expect(200).body();
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    var schemas = document.path("components").path("schemas");
    assertThat(schemas.path("TokensReply").path("properties").propertyNames())
        .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token");
    assertThat(
            schemas
                .path("RegisterRequest")
                .path("properties")
                .path("password")
                .path("type")
                .asString())
        .isEqualTo("string");
    assertThat(document.path("components").path("securitySchemes").path("bearer").isObject())
        .isTrue();
    var me = document.path("paths").path("/api/v1/auth/me").path("get");
    assertThat(me.has("parameters")).isFalse();
  }

  @Test
  void the_page_of_the_api_opens_without_sign_in() {
    var page = client.get("/openapi/page");
    assertThat(page.status()).isEqualTo(302);
    assertThat(page.header("Location")).isEqualTo("/openapi/swagger-ui/index.html");
    var index = client.get("/openapi/swagger-ui/index.html").expect(200);
    assertThat(index.text()).contains("swagger-ui");
    assertThat(index.header("Content-Security-Policy")).contains("script-src 'self'");
    var script = client.get("/openapi/swagger-ui/swagger-initializer.js").expect(200);
    assertThat(script.text()).contains("/openapi");
    client.get("/openapi/swagger-config").expect(200);
  }

  private Client.Reply body(String json) {
    return client.send(
        client
            .request("/api/v1/auth/login")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private static void assertDetail(Client.Reply reply, int status, String detail) {
    assertProblem(reply, status, "invalid_request");
    assertThat(reply.body().path("detail").asString()).contains(detail);
  }

  private static void assertProblem(Client.Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    var body = reply.body();
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder(
            "type", "title", "status", "detail", "instance", "code", "request_id");
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("code").asString()).isEqualTo(code);
    assertThat(body.path("request_id").asString()).isEqualTo(reply.header("X-Request-ID"));
    assertThat(reply.text()).doesNotContain("Exception", "dev.footnote", "java.", "org.spring");
  }
}
