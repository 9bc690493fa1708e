package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Walks every route that takes an id with an id of somebody else's. A route that this test cannot
 * make an id for fails it: add a way to make one to {@link #idsOf}.
 */
@ServiceTest
class ForeignIdsIT {

  private static final byte[] TEXT =
      "The lighthouse of Eddystone was rebuilt four times.".getBytes(StandardCharsets.UTF_8);

  /** Kinds that are shown in a list and not one by one. */
  private static final Set<String> LISTED_ONLY = Set.of("sessions", "api-keys");

  @LocalServerPort int port;
  @Autowired List<RequestMappingInfoHandlerMapping> mappings;

  private Client owner;
  private Client stranger;

  @BeforeEach
  void signIn() {
    owner = Client.at(port).asNewAccount();
    stranger = Client.at(port).asNewAccount();
  }

  @TestFactory
  Stream<DynamicTest> another_accounts_thing_is_answered_as_one_that_does_not_exist() {
    signIn();
    var ids = idsOf(owner);
    return routesWithId()
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> walk(route, ids)));
  }

  @TestFactory
  Stream<DynamicTest> another_accounts_id_in_a_body_is_answered_as_one_that_does_not_exist() {
    signIn();
    var ids = idsOf(owner);
    return bodies().entrySet().stream()
        .filter(body -> isServed(body.getValue().path()))
        .map(
            body ->
                DynamicTest.dynamicTest(body.getKey(), () -> compareBodies(body.getValue(), ids)));
  }

  @Test
  void every_route_with_an_id_has_a_way_to_make_one() {
    assertThat(idsOf(owner).keySet())
        .containsAll(routesWithId().map(ForeignIdsIT::kind).distinct().toList());
  }

  private void walk(Walked route, Map<String, String> ids) {
    var id = ids.get(kind(route));
    assertThat(id).as("an id for %s", route).isNotNull();
    assertReadable(route, id);
    var foreign = call(stranger, route, id);
    var missing = new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0001L).toString();
    var none = call(stranger, route, missing);
    assertThat(foreign.status()).as(foreign.text()).isEqualTo(404);
    assertThat(anonymous(foreign, id)).isEqualTo(anonymous(none, missing));
    assertThat(headersOf(foreign)).isEqualTo(headersOf(none));
    assertReadable(route, id);
  }

  /** But for the one by which the server ends a connection after so many requests. */
  private static Set<String> headersOf(Client.Reply reply) {
    var names = new TreeSet<>(reply.headers().map().keySet());
    names.remove("connection");
    return names;
  }

  /** The owner sees it, so that the stranger's 404 has a meaning; and still does afterwards. */
  private void assertReadable(Walked route, String id) {
    if (LISTED_ONLY.contains(kind(route))) {
      assertThat(owner.get("/api/v1/auth/" + kind(route)).expect(200).text()).contains(id);
    } else {
      owner.get("/api/v1/" + kind(route) + "/" + id).expect(200);
    }
  }

  private Client.Reply call(Client client, Walked route, String id) {
    var path = route.pattern().replaceAll("\\{[^}]+}", id);
    if (route.method().equals(HttpMethod.PUT)) {
      return client.send(client.multipart("PUT", path, "new.txt", TEXT, Map.of()));
    }
    var body =
        route.method().equals(HttpMethod.PATCH)
            ? BodyPublishers.ofString(
                "{\"%s\": \"Mine now\"}"
                    .formatted(kind(route).equals("conversations") ? "title" : "name"))
            : BodyPublishers.noBody();
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/json")
            .method(route.method().name(), body));
  }

  private void compareBodies(Body body, Map<String, String> ids) {
    var id = ids.get(body.kind());
    var missing = new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0002L).toString();
    var foreign = body.send(stranger, id);
    var none = body.send(stranger, missing);
    assertThat(foreign.status()).isEqualTo(none.status());
    assertThat(anonymous(foreign, id)).isEqualTo(anonymous(none, missing));
    assertThat(foreign.text()).doesNotContain("Eddystone");
  }

  /** What each reply must have in common; ids and durations of one call are its own. */
  private static String anonymous(Client.Reply reply, String id) {
    return reply
        .text()
        .replace(id, "ID")
        .replaceAll("\"request_id\":\"[^\"]+\"", "\"request_id\":\"ID\"")
        .replaceAll("\"(conversation_id|message_id)\":\"[^\"]+\"", "\"$1\":\"ID\"")
        .replaceAll("\"(took_ms|\\w*millis\\w*|\\w*_ms)\":[0-9.]+", "\"$1\":0");
  }

  /** One thing of each kind that has ids, made as its owner would make it. */
  private Map<String, String> idsOf(Client client) {
    var ids = new LinkedHashMap<String, String>();
    if (isServed("/api/v1/collections")) {
      var reply = client.post("/api/v1/collections", Map.of("name", "Lighthouses")).expect(201);
      ids.put("collections", reply.body().path("id").asString());
    }
    if (isServed("/api/v1/documents")) {
      var reply = client.upload("/api/v1/documents", "light.txt", TEXT, Map.of()).expect(202);
      ids.put("documents", reply.body().path("id").asString());
    }
    if (isServed("/api/v1/rag/chat")) {
      var question = Map.of("question", "How often was the lighthouse rebuilt?");
      var reply = client.post("/api/v1/rag/chat", question).expect(200);
      ids.put("conversations", reply.body().path("conversation_id").asString());
    }
    var sessions = client.get("/api/v1/auth/sessions").expect(200).body().path("items");
    ids.put("sessions", sessions.get(0).path("id").asString());
    var key = client.post("/api/v1/auth/api-keys", Map.of("name", "Program")).expect(201);
    ids.put("api-keys", key.body().path("id").asString());
    return ids;
  }

  private static Map<String, Body> bodies() {
    return Map.of(
        "upload into a collection",
        new Body(
            "/api/v1/documents",
            "collections",
            (client, id) ->
                client.upload("/api/v1/documents", "light.txt", TEXT, Map.of("collection_id", id))),
        "search in a collection",
        search("collections", "collection_ids"),
        "search in a document",
        search("documents", "document_ids"),
        "ask about a collection",
        ask("collections", "collection_ids"),
        "ask about a document",
        ask("documents", "document_ids"),
        "go on with a conversation",
        new Body(
            "/api/v1/rag/chat",
            "conversations",
            (client, id) ->
                client.post(
                    "/api/v1/rag/chat",
                    Map.of("question", "How often was it rebuilt?", "conversation_id", id))));
  }

  private static Body search(String kind, String field) {
    return new Body(
        "/api/v1/search",
        kind,
        (client, id) ->
            client.post("/api/v1/search", Map.of("query", "lighthouse", field, List.of(id))));
  }

  private static Body ask(String kind, String field) {
    return new Body(
        "/api/v1/rag/chat",
        kind,
        (client, id) ->
            client.post("/api/v1/rag/chat", Map.of("question", "lighthouse?", field, List.of(id))));
  }

  private boolean isServed(String path) {
    return patterns().anyMatch(route -> route.pattern().equals(path));
  }

  private Stream<Walked> routesWithId() {
    return patterns()
        .filter(route -> route.pattern().contains("{"))
        .filter(route -> !route.pattern().startsWith("/api/v1/admin/"))
        .filter(route -> !kind(route).equals("conversations") || isServed("/api/v1/rag/chat"));
  }

  private Stream<Walked> patterns() {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .filter(info -> info.getPatternValues().stream().anyMatch(p -> p.startsWith("/api/")))
        .flatMap(
            info ->
                info.getPatternValues().stream()
                    .flatMap(
                        pattern ->
                            info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Walked(method.asHttpMethod(), pattern))))
        .distinct()
        .sorted(java.util.Comparator.comparing(Walked::toString));
  }

  /** What the id names: the path segment before it. Administrators' routes have a test apart. */
  private static String kind(Walked route) {
    return route.pattern().replaceAll("^/api/v1/(?:auth/)?([a-z-]+)/\\{.*$", "$1");
  }

  private record Walked(HttpMethod method, String pattern) {

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  @FunctionalInterface
  private interface Sent {
    Client.Reply with(Client client, String id);
  }

  private record Body(String path, String kind, Sent sent) {

    Client.Reply send(Client client, String id) {
      return sent.with(client, id);
    }
  }
}
