package dev.footnote.observability;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets that must never be seen again, sent in every field and header of every route that the
 * service describes: as they should be, of the wrong type, in bodies that cannot be read.
 */
final class Canaries {

  private static final String STEM = "zqcanary";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> HEADERS =
      List.of(
          "Cookie",
          "X-Api-Key",
          "Idempotency-Key",
          "User-Agent",
          "Referer",
          "Last-Event-ID",
          "X-Forwarded-For",
          "Forwarded",
          "Accept-Language",
          "If-None-Match",
          "Proxy-Authorization",
          "tracestate",
          "baggage");

  private final Client anonymous;
  private final Client account;
  private final JsonNode description;
  private int sent;
  private String last = "";

  Canaries(ServiceProcess service) {
    this.anonymous = service.client();
    this.description = anonymous.get("/openapi").expect(200).body();
    this.account = signedIn();
  }

  /** Whether a canary got out. */
  static boolean isIn(String text) {
    return text.toLowerCase(java.util.Locale.ROOT).contains(STEM);
  }

  int sent() {
    return sent;
  }

  /** The id of the last request. */
  String last() {
    return last;
  }

  private Client signedIn() {
    var email = canary() + "@" + canary() + ".example.org";
    var password = "A long pass phrase " + canary();
    var credentials = Map.of("email", email, "password", password, "name", canary());
    anonymous.post("/api/v1/auth/register", credentials).expect(201);
    var body = Map.of("email", email, "password", password);
    anonymous.post("/api/v1/auth/login", Map.of("email", email, "password", canary())).expect(401);
    anonymous.post("/api/v1/auth/register", credentials).expect(409);
    var tokens = anonymous.post("/api/v1/auth/login", body).expect(200).body();
    return anonymous.withToken(tokens.path("access_token").asString());
  }

  private String canary() {
    sent++;
    return STEM + sent;
  }

  void sendEverywhere() {
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        send(
            operation.getKey().toUpperCase(java.util.Locale.ROOT),
            path.getKey(),
            operation.getValue());
      }
    }
    account.upload(
        "/api/v1/documents",
        canary() + ".txt",
        ("The lighthouse keeper's secret is " + canary()).getBytes(StandardCharsets.UTF_8),
        Map.of());
    account.upload(
        "/api/v1/documents",
        canary() + ".pdf",
        ("%PDF-1.4 " + canary()).getBytes(StandardCharsets.UTF_8),
        Map.of());
    account.post("/api/v1/search", Map.of("query", "lighthouse " + canary())).expect(200);
    last =
        account
            .post("/api/v1/rag/chat", Map.of("question", "What is " + canary() + "?"))
            .expect(200)
            .header("X-Request-ID");
  }

  private void send(String method, String template, JsonNode operation) {
    var path = template.replaceAll("\\{[^}]+}", canary());
    var query = "?token=" + canary() + "&email=" + canary() + "@example.org&cursor=" + canary();
    var schema =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    var bodies = new ArrayList<String>();
    bodies.add("{\"password\": \"" + canary() + "\", \"" + canary() + "\": " + canary());
    bodies.add(canary());
    bodies.add(JSON.writeValueAsString(filled(schema, true)));
    bodies.add(JSON.writeValueAsString(filled(schema, false)));
    for (var body : bodies) {
      for (var client : List.of(anonymous, anonymous.withToken(canary()), account)) {
        send(client.request(path + query), method, body);
        send(client.request(path), method, body);
      }
    }
  }

  private void send(HttpRequest.Builder request, String method, String body) {
    HEADERS.forEach(header -> request.setHeader(header, canary()));
    request.setHeader("X-Request-ID", "not well formed " + canary());
    request.setHeader("traceparent", canary());
    request.setHeader("Content-Type", "application/json");
    account.send(request.method(method, BodyPublishers.ofString(body)));
  }

  /** All fields of the schema, of their type or all of them text. */
  private Map<String, Object> filled(JsonNode schema, boolean typed) {
    var name = schema.path("$ref").asString("").replaceFirst(".*/", "");
    var fields = new HashMap<String, Object>();
    for (var property :
        description.path("components").path("schemas").path(name).path("properties").properties()) {
      fields.put(property.getKey(), typed ? value(property.getValue()) : canary());
    }
    return fields;
  }

  private Object value(JsonNode schema) {
    return switch (schema.path("type").asString("string")) {
      case "integer", "number" -> 5;
      case "boolean" -> true;
      case "array" -> List.of(canary());
      case "object" -> Map.of(canary(), canary());
      default -> canary();
    };
  }
}
