package dev.footnote.observability;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as operators run it: JSON lines, a token for metrics, traces sent to a collector. */
class OperationsIT {

  private static final String TOKEN = "a token for those who watch";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;

  private static WireMockServer collector;
  private static ServiceProcess service;
  private static JdbcClient database;
  private static Client ada;

  @BeforeAll
  static void start() {
    collector = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    collector.start();
    collector.stubFor(post(urlPathEqualTo("/v1/traces")).willReturn(aResponse().withStatus(200)));
    collector.stubFor(post(urlPathEqualTo("/v1/metrics")).willReturn(aResponse().withStatus(200)));
    var url = TestDatabase.create();
    service =
        ServiceProcess.start(
                folder,
                Map.of(
                    "DATABASE_URL", url,
                    "LOG_FORMAT", "ecs",
                    "FOOTNOTE_METRICS_TOKEN", TOKEN,
                    "FOOTNOTE_OBSERVABILITY_METRICS_INTERVAL", "1s",
                    "FOOTNOTE_OBSERVABILITY_REQUESTS_PRICES", "extractive=1/2",
                    "OTEL_EXPORTER_OTLP_ENDPOINT", collector.baseUrl(),
                    "OTEL_BSP_SCHEDULE_DELAY", "100"))
            .awaitReady();
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    database = JdbcClient.create(source);
    ada = service.client().asNewAccount();
  }

  @AfterAll
  static void stop() {
    service.close();
    collector.stop();
  }

  @Test
  void a_request_is_one_line_of_json_and_one_row_with_the_same_id() {
    var user = ada.get("/api/v1/auth/me").expect(200).body().path("id").asString();
    var reply = search("what is a lighthouse", "my-request-0001").expect(200);
    assertThat(reply.header("X-Request-ID")).isEqualTo("my-request-0001");

    var line = completed("my-request-0001");
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
    assertThat(completed(id).path("error_code").asString()).isEqualTo("unauthenticated");
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
                        database
                            .sql("select request_id from documents where status = 'failed'")
                            .query(String.class)
                            .list())
                    .contains(id));
  }

  @Test
  void spans_arrive_at_the_collector() {
    search("does a span arrive", "my-request-0002").expect(200);
    await().untilAsserted(() -> collector.verify(postRequestedFor(urlPathEqualTo("/v1/traces"))));
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
    var row =
        await()
            .until(
                () ->
                    database
                        .sql("select * from audit_events where request_id = :id")
                        .param("id", id)
                        .query()
                        .listOfRows(),
                rows -> !rows.isEmpty())
            .getFirst();
    assertThat(row.get("outcome")).isEqualTo("failure");
    assertThat(row.get("action")).isEqualTo("session.sign_in");
    assertThat(row.get("client").toString()).hasSize(32);
    assertThat(
            service
                .output()
                .lines()
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
                assertThat(
                        database
                            .sql("select distinct name from system_metrics")
                            .query(String.class)
                            .list())
                    .contains(
                        "footnote.health.up",
                        "footnote.retention.oldest.age.seconds",
                        "hikaricp.connections.active",
                        "http.server.requests.count"));
  }

  @Test
  void no_secret_sent_in_any_field_or_header_of_any_route_is_ever_written() {
    var canaries = new Canaries(service);
    canaries.sendEverywhere();
    assertThat(canaries.sent()).isGreaterThan(150);
    completed(canaries.last());
    assertThat(service.output().lines().filter(Canaries::isIn)).isEmpty();
    await().until(() -> !rows(canaries.last()).isEmpty());
    assertThat(
            database
                .sql(
                    "select r::text from request_logs r union all select a::text from audit_events a")
                .query(String.class)
                .list()
                .stream()
                .filter(Canaries::isIn))
        .isEmpty();
  }

  @Test
  void the_catalogue_of_metrics_is_complete_and_names_no_other() throws IOException {
    useEverything();
    var rows =
        Exposition.found(
            Pattern.compile("(?m)^\\| `[^|]+` \\| ([^|]+) \\|"),
            Files.readString(Path.of("docs/operations.md")).split("## Metrics", 2)[1]);
    var documented =
        rows.stream()
            .flatMap(cell -> Exposition.found(Pattern.compile("`([^`]+)`"), cell).stream())
            .map(name -> Pattern.compile(name.replace("*", ".*")))
            .toList();
    var exposed = exposed().samples();
    assertThat(exposed().families())
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
    useEverything();
    var exposed = exposed();
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

  /** Some figures are there only once they have been counted. */
  private static void useEverything() {
    ada.upload(
            "/api/v1/documents",
            "tower.txt",
            "The lighthouse was built in 1821 by the harbour board."
                .getBytes(StandardCharsets.UTF_8),
            Map.of())
        .expect(202);
    await()
        .until(
            () ->
                ada.post("/api/v1/search", Map.of("query", "lighthouse"))
                        .expect(200)
                        .body()
                        .path("hits")
                        .size()
                    > 0);
    ada.post("/api/v1/rag/chat", Map.of("question", "When was the lighthouse built?")).expect(200);
    await().until(() -> exposed().samples().contains("footnote_search_index_drift"));
  }

  private static Exposition exposed() {
    return Exposition.of(service.client().withToken(TOKEN).get("/metrics").expect(200).text());
  }

  @Test
  void all_that_is_written_is_json_a_line_each() {
    var lines = service.output().lines().filter(line -> line.startsWith("{")).toList();
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(JSON.readTree(line).path("@timestamp").asString()).isNotBlank());
  }

  private static Client.Reply search(String query, String requestId) {
    return ada.send(
        ada.json("/api/v1/search", "POST", Map.of("query", query))
            .header("X-Request-ID", requestId)
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
  }

  private static JsonNode completed(String requestId) {
    return await()
        .until(
            () ->
                service
                    .output()
                    .lines()
                    .filter(line -> line.startsWith("{") && line.contains("request completed"))
                    .map(JSON::readTree)
                    .filter(line -> line.path("request_id").asString().equals(requestId))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private static Map<String, Object> row(String requestId) {
    var found = await().until(() -> rows(requestId), rows -> !rows.isEmpty());
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static List<Map<String, Object>> rows(String requestId) {
    return database
        .sql("select * from request_logs where request_id = :id")
        .param("id", requestId)
        .query()
        .listOfRows();
  }
}
