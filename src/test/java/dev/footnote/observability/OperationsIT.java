package dev.footnote.observability;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.footnote.observability.WatchedService.JSON;
import static dev.footnote.observability.WatchedService.TOKEN;
import static dev.footnote.observability.WatchedService.TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as operators run it: JSON lines, a token for metrics, traces sent to a collector. */
class OperationsIT {

  @TempDir static Path folder;

  private static WatchedService service;
  private static Client ada;

  @BeforeAll
  static void start() {
    service = WatchedService.start(folder);
    ada = service.ada();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_request_is_one_line_of_json_and_one_row_with_the_same_id() {
    var user = ada.get("/api/v1/auth/me").expect(200).body().path("id").asString();
    var reply = service.search("what is a lighthouse", "my-request-0001").expect(200);
    assertThat(reply.header("X-Request-ID")).isEqualTo("my-request-0001");

    var line = service.completed("my-request-0001");
    assertThat(line.path("user_id").asString()).isEqualTo(user);
    assertThat(line.path("method").asString()).isEqualTo("POST");
    assertThat(line.path("route").asString()).isEqualTo("/api/v1/search");
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.path("duration_ms").asDouble()).isPositive();
    assertThat(line.path("bytes_in").asLong()).isPositive();
    assertThat(line.path("bytes_out").asLong()).isPositive();
    assertThat(line.path("trace_id").asString()).isEqualTo(TRACE);

    var row = row("my-request-0001");
    assertThat(row.get("user_id")).hasToString(user);
    assertThat(row.get("status")).isEqualTo(200);
    assertThat(row.get("route")).isEqualTo("/api/v1/search");
    assertThat(row.get("trace_id")).isEqualTo(TRACE);
    assertThat(row.get("bytes_out")).isEqualTo((long) reply.bytes().length);
    assertThat(row.get("client").toString()).hasSize(32).doesNotContain("127.0.0.1");
    assertThat(row.get("stages").toString()).contains("lexical", "embedding", "vectors");
    assertThat(row.get("passages")).isEqualTo(0);
  }

  @Test
  void a_refused_request_has_its_error_code_and_its_route() {
    var reply = service.client().get("/api/v1/documents/0").expect(401);
    var id = reply.header("X-Request-ID");
    assertThat(service.completed(id).path("error_code").asString()).isEqualTo("unauthenticated");
    assertThat(row(id))
        .containsEntry("error_code", "unauthenticated")
        .containsEntry("route", "/api/v1/documents/{id}")
        .containsEntry("user_id", null);
  }

  @Test
  void every_line_of_a_request_and_of_the_job_it_queued_has_its_id() {
    var id = "my-upload-0001";
    ada.send(
            ada.multipart(
                    "POST",
                    "/api/v1/documents",
                    "empty.pdf",
                    "%PDF-1.4 not really".getBytes(StandardCharsets.UTF_8),
                    Map.of())
                .header("X-Request-ID", id))
        .expect(202);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        service.texts("select request_id from documents where status = 'failed'"))
                    .contains(id));
  }

  @Test
  void spans_arrive_at_the_collector() {
    service.search("does a span arrive", "my-request-0002").expect(200);
    await()
        .untilAsserted(
            () -> service.collector().verify(postRequestedFor(urlPathEqualTo("/v1/traces"))));
  }

  @Test
  void metrics_are_for_who_has_the_token() {
    var anonymous = service.client();
    assertThat(anonymous.get("/metrics").expect(401).header("WWW-Authenticate"))
        .isEqualTo("Bearer");
    anonymous.withToken("another").get("/metrics").expect(401);
    ada.get("/metrics").expect(401);
    var reply = anonymous.withToken(TOKEN).get("/metrics").expect(200);
    assertThat(reply.header("Content-Type")).startsWith("text/plain;version=0.0.4");
    assertThat(reply.text()).contains("http_server_requests_seconds_bucket");
  }

  @Test
  void health_names_dependencies_to_who_has_the_token() {
    var watched = service.client().withToken(TOKEN).get("/health/ready").expect(200).body();
    assertThat(watched.path("dependencies").propertyNames())
        .contains("database", "disk", "embedder", "searchIndex");
    var public_ = service.client().get("/health").expect(200).body();
    assertThat(public_.propertyNames()).containsExactly("status");
  }

  @Test
  void a_failed_sign_in_is_an_audit_event_in_the_log_and_in_the_database() {
    var id =
        service
            .client()
            .post("/api/v1/auth/login", Map.of("email", "nobody@example.org", "password", "x"))
            .expect(401)
            .header("X-Request-ID");
    var row = await().until(() -> service.auditEvents(id), rows -> !rows.isEmpty()).getFirst();
    assertThat(row.get("outcome")).isEqualTo("failure");
    assertThat(row.get("action")).isEqualTo("session.sign_in");
    assertThat(row.get("client").toString()).hasSize(32);
    assertThat(
            service
                .output()
                .filter(line -> line.contains("\"audit\"") && line.contains(id))
                .map(JSON::readTree))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("action").asString()).isEqualTo("session.sign_in");
              assertThat(line.path("outcome").asString()).isEqualTo("failure");
              assertThat(line.path("client").asString()).isEqualTo(row.get("client"));
              assertThat(line.path("audit_at").asString()).endsWith("Z");
            });
  }

  @Test
  void figures_are_kept_in_the_database() {
    await()
        .untilAsserted(
            () ->
                assertThat(service.texts("select distinct name from system_metrics"))
                    .contains(
                        "footnote.health.up",
                        "footnote.retention.oldest.age.seconds",
                        "hikaricp.connections.active",
                        "http.server.requests.count"));
  }

  @Test
  void no_secret_sent_in_any_field_or_header_of_any_route_is_ever_written() {
    var canaries = new Canaries(service.process());
    canaries.sendEverywhere();
    assertThat(canaries.sent()).isGreaterThan(150);
    service.completed(canaries.last());
    assertThat(service.output().filter(Canaries::isIn)).isEmpty();
    await().until(() -> !service.requests(canaries.last()).isEmpty());
    assertThat(
            service
                .texts(
                    "select r::text from request_logs r union all select a::text from audit_events a")
                .stream()
                .filter(Canaries::isIn))
        .isEmpty();
  }

  @Test
  void the_catalogue_of_metrics_is_complete_and_names_no_other() throws IOException {
    service.useEverything();
    var rows =
        Exposition.found(
            Pattern.compile("(?m)^\\| `[^|]+` \\| ([^|]+) \\|"),
            Files.readString(Path.of("docs/operations.md")).split("## Metrics", 2)[1]);
    var documented =
        rows.stream()
            .flatMap(cell -> Exposition.found(Pattern.compile("`([^`]+)`"), cell).stream())
            .map(name -> Pattern.compile(name.replace("*", ".*")))
            .toList();
    var exposed = service.exposed().samples();
    assertThat(service.exposed().families())
        .map(family -> family.replaceFirst("_max$", ""))
        .allSatisfy(
            family ->
                assertThat(documented)
                    .anyMatch(
                        name ->
                            name.matcher(family).matches()
                                || name.matcher(family + "_total").matches()));
    assertThat(documented)
        .allSatisfy(
            name ->
                assertThat(exposed)
                    .anyMatch(
                        sample ->
                            name.matcher(sample).matches()
                                || name.matcher(sample.replaceFirst("_count$", "")).matches()));
  }

  @Test
  void dashboard_and_alerts_ask_for_what_there_is() throws IOException {
    service.useEverything();
    var exposed = service.exposed();
    var queries = new ArrayList<>(PromQueries.ofAlerts());
    queries.addAll(PromQueries.ofDashboard());
    assertThat(PromQueries.ofAlerts()).hasSize(PromQueries.namesOfAlerts().size());
    assertThat(queries)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            query -> {
              assertThat(exposed.samples()).containsAll(PromQueries.metrics(query));
              assertThat(exposed.labels()).containsAll(PromQueries.labels(query));
            });
    assertThat(Files.readString(Path.of("docs/operations.md")))
        .contains(PromQueries.namesOfAlerts().stream().map(name -> "| `" + name + "` |").toList());
  }

  @Test
  void all_that_is_written_is_json_a_line_each() {
    var lines = service.output().filter(line -> line.startsWith("{")).toList();
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(JSON.readTree(line).path("@timestamp").asString()).isNotBlank());
  }

  private static Map<String, Object> row(String requestId) {
    var found = await().until(() -> service.requests(requestId), rows -> !rows.isEmpty());
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
