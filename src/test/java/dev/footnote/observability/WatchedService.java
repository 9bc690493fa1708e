package dev.footnote.observability;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service with everything by which operators watch it, and one account to cause something. */
record WatchedService(
    WireMockServer collector, ServiceProcess process, JdbcClient database, Client ada)
    implements AutoCloseable {

  static final String TOKEN = "a token for those who watch";
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  static final JsonMapper JSON = JsonMapper.builder().build();

  static WatchedService start(Path folder) {
    var collector = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    collector.start();
    collector.stubFor(post(urlPathEqualTo("/v1/traces")).willReturn(aResponse().withStatus(200)));
    collector.stubFor(post(urlPathEqualTo("/v1/metrics")).willReturn(aResponse().withStatus(200)));
    var url = TestDatabase.create();
    var process =
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
    var ada = process.client().asNewAccount();
    return new WatchedService(collector, process, JdbcClient.create(source), ada);
  }

  @Override
  public void close() {
    process.close();
    collector.stop();
  }

  Client.Reply search(String query, String requestId) {
    return ada.send(
        ada.json("/api/v1/search", "POST", Map.of("query", query))
            .header("X-Request-ID", requestId)
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
  }

  /** Some figures are there only once they have been counted. */
  void useEverything() {
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

  Exposition exposed() {
    return Exposition.of(client().withToken(TOKEN).get("/metrics").expect(200).text());
  }

  Client client() {
    return process.client();
  }

  Stream<String> output() {
    return process.output().lines();
  }

  /** What is said of a request at its end. */
  JsonNode completed(String requestId) {
    return await()
        .until(
            () ->
                output()
                    .filter(line -> line.startsWith("{") && line.contains("request completed"))
                    .map(JSON::readTree)
                    .filter(line -> line.path("request_id").asString().equals(requestId))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  List<Map<String, Object>> requests(String requestId) {
    return rows("select * from request_logs where request_id = :id", requestId);
  }

  List<Map<String, Object>> auditEvents(String requestId) {
    return rows("select * from audit_events where request_id = :id", requestId);
  }

  private List<Map<String, Object>> rows(String sql, String requestId) {
    return database.sql(sql).param("id", requestId).query().listOfRows();
  }

  /** Of one column. */
  List<String> texts(String sql) {
    return database.sql(sql).query(String.class).list();
  }
}
