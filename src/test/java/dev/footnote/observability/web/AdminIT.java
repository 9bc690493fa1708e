package dev.footnote.observability.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class AdminIT {

  @LocalServerPort int port;
  @Autowired JdbcClient database;

  private Client admin;
  private Client grace;

  @BeforeEach
  void signIn() {
    admin = Person.administratorAt(port, database).client();
    grace = Client.at(port).asNewAccount();
  }

  @Test
  void an_administrator_finds_out_what_happened_to_a_request() {
    var id =
        grace
            .post("/api/v1/search", Map.of("query", "what happened"))
            .expect(200)
            .header("X-Request-ID");
    var found = one("/api/v1/admin/requests?request_id=" + id);
    var user = grace.get("/api/v1/auth/me").expect(200).body().path("id").asString();
    assertThat(found.path("user_id").asString()).isEqualTo(user);
    assertThat(found.path("route").asString()).isEqualTo("/api/v1/search");
    assertThat(found.path("status").asInt()).isEqualTo(200);
    assertThat(found.path("duration_ms").asDouble()).isPositive();
    assertThat(found.path("stages").has("lexical")).isTrue();
    assertThat(found.path("passages").asInt(-1)).isZero();
    assertThat(found.path("provider").isNull()).isTrue();
  }

  @Test
  void an_answer_is_logged_with_the_model_that_gave_it() {
    grace
        .upload(
            "/api/v1/documents",
            "tower.txt",
            "The tower was built in 1821 by the harbour board.".getBytes(),
            Map.of())
        .expect(202);
    await()
        .until(
            () ->
                grace
                        .post("/api/v1/search", Map.of("query", "tower"))
                        .expect(200)
                        .body()
                        .path("hits")
                        .size()
                    > 0);
    var id =
        grace
            .post("/api/v1/rag/chat", Map.of("question", "When was the tower built?"))
            .expect(200)
            .header("X-Request-ID");
    var found = one("/api/v1/admin/requests?request_id=" + id);
    assertThat(found.path("provider").asString()).isEqualTo("extractive");
    assertThat(found.path("attempts").asInt()).isEqualTo(1);
    assertThat(found.path("passages").asInt()).isPositive();
    assertThat(found.path("stages").has("hydration")).isTrue();
  }

  @Test
  void requests_are_filtered_and_come_in_pages() {
    var before = Instant.now().minusSeconds(60);
    grace.get("/api/v1/documents/not-an-id");
    var last = grace.get("/api/v1/collections").expect(200).header("X-Request-ID");
    one("/api/v1/admin/requests?request_id=" + last);
    var user = grace.get("/api/v1/auth/me").expect(200).body().path("id").asString();
    var mine = "/api/v1/admin/requests?user_id=" + user + "&from=" + before;
    var refused = admin.get(mine + "&min_status=400").expect(200).body().path("items");
    assertThat(refused.size()).isEqualTo(1);
    assertThat(refused.get(0).path("route").asString()).isEqualTo("/api/v1/documents/{id}");
    var page = admin.get(mine + "&limit=1").expect(200).body();
    var next =
        admin
            .get(mine + "&limit=1&cursor=" + page.path("next_cursor").asString())
            .expect(200)
            .body();
    assertThat(next.path("items").get(0).path("id"))
        .isNotEqualTo(page.path("items").get(0).path("id"));
    assertThat(admin.get(mine + "&to=" + before).expect(200).body().path("items").size()).isZero();
  }

  @Test
  void sign_ins_are_audit_events() {
    var email = "audit" + System.nanoTime() + "@example.org";
    var credentials = Map.of("email", email, "password", Client.PASSWORD);
    Client.at(port).post("/api/v1/auth/register", credentials).expect(201);
    var id =
        Client.at(port).post("/api/v1/auth/login", credentials).expect(200).header("X-Request-ID");
    var event = one("/api/v1/admin/audit?request_id=" + id);
    assertThat(event.path("action").asString()).isEqualTo("session.sign_in");
    assertThat(event.path("outcome").asString()).isEqualTo("success");
    assertThat(event.path("client").asString()).hasSize(32);
    assertThat(event.path("at").asString()).endsWith("Z");
    var ofAccount = "/api/v1/admin/audit?account_id=" + event.path("account_id").asString();
    assertThat(admin.get(ofAccount).expect(200).text()).doesNotContain(email);
    var failures = admin.get(ofAccount + "&outcome=failure").expect(200).body().path("items");
    assertThat(failures.size()).isZero();
  }

  @Test
  void figures_are_served_for_charts() {
    var names =
        await()
            .until(
                () -> admin.get("/api/v1/admin/metrics").expect(200).body().path("names"),
                found -> found.size() > 10);
    assertThat(StreamSupport.stream(names.spliterator(), false).map(JsonNode::asString))
        .contains("footnote.health.up", "jvm.memory.used");
    var chart = admin.get("/api/v1/admin/metrics?name=footnote.health.up").expect(200).body();
    assertThat(chart.path("step").asLong()).isGreaterThanOrEqualTo(60);
    assertThat(chart.path("truncated").asBoolean()).isFalse();
    var labels = chart.path("series").get(0).path("labels").asString();
    assertThat(labels).startsWith("dependency=");
    assertThat(chart.path("series").get(0).path("points").size()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics?name=x&step=1",
        "metrics?name=x&step=60&from=2020-01-01T00:00:00Z",
        "metrics?name=x&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
        "metrics?name=x&from=yesterday",
        "requests?from=yesterday",
        "requests?user_id=me",
        "requests?limit=1000",
        "requests?cursor=nonsense",
        "audit?cursor=nonsense",
        "audit?account_id=1"
      })
  void what_cannot_be_understood_is_refused(String query) {
    admin.get("/api/v1/admin/" + query).expect(400);
  }

  @Test
  void the_health_of_each_dependency_is_for_administrators() {
    var health = admin.get("/api/v1/admin/health").expect(200).body();
    assertThat(health.path("dependencies").path("database").asString()).isEqualTo("UP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"requests", "audit", "metrics", "health"})
  void nobody_else_may_ask(String path) {
    grace.get("/api/v1/admin/" + path).expect(403);
    Client.at(port).get("/api/v1/admin/" + path).expect(401);
  }

  private JsonNode one(String path) {
    return await()
        .until(() -> admin.get(path).expect(200).body().path("items"), items -> items.size() == 1)
        .get(0);
  }
}
