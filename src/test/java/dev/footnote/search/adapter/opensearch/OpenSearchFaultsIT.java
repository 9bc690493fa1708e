package dev.footnote.search.adapter.opensearch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.footnote.search.adapter.opensearch.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorKind;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.Chunks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cluster may answer instead of what was asked, by a server that answers just that. */
class OpenSearchFaultsIT {

  private static final String ROOT =
      "{\"version\": {\"number\": \"3.5.0\", \"distribution\": \"opensearch\"}}";
  private static final String MAPPING =
      "{\"p-lexical-1\": {\"mappings\": {\"_meta\": {\"format\": \"lexical-1\"}}}}";
  private static final String NOTHING =
      "{\"hits\": {\"hits\": []}, \"aggregations\": {\"languages\": {\"buckets\":"
          + " [{\"key\": \"en\", \"doc_count\": 1, \"words\": {\"value\": 5}}]}}}";
  private static final String REFRESHED = "{\"_shards\": {\"successful\": 1, \"failed\": 0}}";
  private static final String TAKEN = "{\"items\": [{\"index\": {\"status\": 201}}]}";
  private static final String SEARCH = "/p-lexical/_search";
  private static final String BULK = "/p-lexical/_bulk";
  private static final String REFRESH = "/p-lexical/_refresh";

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private final Chunks ada = Chunks.of("ada", "engine");
  private final Scope everything = Scope.everythingOf(ada.owner());
  private final AtomicInteger emptied = new AtomicInteger();

  @BeforeEach
  void start() {
    server.start();
    answer("/", okJson(ROOT));
    server.stubFor(get(urlEqualTo("/p-lexical/_mapping")).willReturn(okJson(MAPPING)));
    answer(SEARCH, okJson(NOTHING));
    answer(REFRESH, okJson(REFRESHED));
    answer(BULK, okJson(TAKEN));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void answer(String path, ResponseDefinitionBuilder reply) {
    server.stubFor(any(urlPathEqualTo(path)).willReturn(reply));
  }

  private static ResponseDefinitionBuilder status(int status, String type) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"error\": {\"root_cause\": [{\"type\": \"" + type + "\"}]}}");
  }

  private OpenSearchProperties settings(Duration writing) {
    return Clusters.settings(List.of(server.baseUrl()), "p", 20_000, 0, writing);
  }

  private void with(Use use) throws IOException {
    with(Duration.ofSeconds(30), use);
  }

  private void with(Duration writing, Use use) throws IOException {
    try (var cluster = OpenSearchCluster.at(settings(writing))) {
      use.of(cluster.lexical(emptied::incrementAndGet));
    }
  }

  @FunctionalInterface
  private interface Use {
    void of(OpenSearchLexicalIndex index);
  }

  private void put(OpenSearchLexicalIndex index) {
    index.replace(Map.of(ada.document(), ada.texts("an engine")));
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AppException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(SearchError.INDEX_UNAVAILABLE);
              assertThat(fault.code().kind()).isEqualTo(ErrorKind.UNAVAILABLE);
              assertThat(fault).hasStackTraceContaining("OpenSearch");
              assertThat(fault.getCause()).hasMessageNotContaining("engine");
            });
  }

  @Test
  void no_address_and_a_wrong_one_are_told() {
    assertRefused(() -> OpenSearchCluster.at(Clusters.at()), "OPENSEARCH_URL does not say");
    assertRefused(() -> OpenSearchCluster.at(Clusters.at("localhost:9200")), "is no address");
    assertRefused(
        () -> OpenSearchCluster.at(Clusters.at("http://127.0.0.1:1")), "cannot be reached");
  }

  @Test
  void another_server_and_an_old_version_are_told() {
    server.stubFor(any(anyUrl()).willReturn(okJson("{\"version\": {\"number\": \"8.1.0\"}}")));
    assertRefused(
        () -> OpenSearchCluster.at(Clusters.at(server.baseUrl())), "is another server 8.1.0");
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"version\": {\"number\": \"2.19.1\", \"distribution\": \"opensearch\"}}")));
    assertRefused(
        () -> OpenSearchCluster.at(Clusters.at(server.baseUrl())), "is opensearch 2.19.1");
  }

  @Test
  void a_busy_a_failing_and_an_unreadable_answer_make_the_half_unavailable() throws IOException {
    with(
        index -> {
          for (int status : new int[] {400, 401, 403, 413, 429, 500, 502, 503}) {
            answer(SEARCH, status(status, "some_exception"));
            assertUnavailable(() -> index.search("engine", everything, 10));
          }
          answer(SEARCH, okJson("{\"hits\": "));
          assertUnavailable(() -> index.search("engine", everything, 10));
        });
    assertThat(emptied).hasValue(0);
  }

  @Test
  void an_answer_that_does_not_come_is_not_waited_for() throws IOException {
    with(
        Duration.ofSeconds(5),
        index -> {
          answer(REFRESH, okJson(REFRESHED).withFixedDelay(8_000));
          assertUnavailable(() -> put(index));
        });
  }

  @Test
  void chunks_that_are_refused_for_now_are_sent_again_and_others_are_not() throws IOException {
    with(
        index -> {
          server.stubFor(
              post(urlPathEqualTo(BULK))
                  .inScenario("busy")
                  .whenScenarioStateIs("Started")
                  .willReturn(okJson("{\"items\": [{\"index\": {\"status\": 429}}]}"))
                  .willSetStateTo("free"));
          server.stubFor(
              post(urlPathEqualTo(BULK))
                  .inScenario("busy")
                  .whenScenarioStateIs("free")
                  .willReturn(okJson(TAKEN)));
          put(index);
          server.verify(2, postRequestedFor(urlPathEqualTo(BULK)));
          answer(BULK, okJson("{\"items\": [{\"index\": {\"status\": 400}}]}"));
          assertUnavailable(() -> put(index));
          server.verify(3, postRequestedFor(urlPathEqualTo(BULK)));
          answer(BULK, okJson("{\"items\": []}"));
          assertUnavailable(() -> put(index));
        });
  }

  @Test
  void a_part_that_is_not_refreshed_makes_no_document_ready() throws IOException {
    with(
        index -> {
          answer(REFRESH, okJson("{\"_shards\": {\"successful\": 1, \"failed\": 1}}"));
          assertUnavailable(() -> put(index));
          answer(REFRESH, okJson("{\"_shards\": {\"successful\": 0, \"failed\": 0}}"));
          assertUnavailable(index::contents);
        });
  }

  @Test
  void an_index_that_is_gone_is_made_anew_and_reported() throws IOException {
    with(
        index -> {
          answer(SEARCH, status(404, "index_not_found_exception"));
          server.stubFor(
              get(urlEqualTo("/p-lexical/_mapping"))
                  .willReturn(status(404, "index_not_found_exception")));
          answer("/p-lexical-1", okJson("{\"acknowledged\": true}"));
          assertUnavailable(() -> index.search("engine", everything, 10));
          assertThat(emptied).hasValue(1);
          answer("/p-lexical-1", status(400, "resource_already_exists_exception"));
          assertUnavailable(() -> index.search("engine", everything, 10));
          assertThat(emptied).hasValue(2);
          answer("/p-lexical-1", status(403, "security_exception"));
          assertUnavailable(() -> index.search("engine", everything, 10));
          assertThat(emptied).hasValue(2);
        });
  }

  @Test
  void credentials_are_sent_and_a_wrong_certificate_file_is_told() throws IOException {
    var address = server.baseUrl().replace("http://", "http://footnote:pass@");
    OpenSearchCluster.at(Clusters.at(address)).close();
    server.verify(
        getRequestedFor(urlEqualTo("/")).withBasicAuth(new BasicCredentials("footnote", "pass")));
    assertRefused(
        () -> OpenSearchCluster.at(Clusters.trusting("target/no-such.pem", server.baseUrl())),
        "cannot be read");
  }
}
