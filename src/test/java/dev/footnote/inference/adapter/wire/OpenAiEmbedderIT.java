package dev.footnote.inference.adapter.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.EmbedderContract;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.HashingEmbedder;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that makes vectors in the documented wire format. */
@Timeout(60)
class OpenAiEmbedderIT implements EmbedderContract {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Embedder VECTORS = new HashingEmbedder();
  private static final List<Integer> BATCHES = new CopyOnWriteArrayList<>();
  private static final HttpServer SERVER = server();
  private static final WireMockServer FAULTS = new WireMockServer(wireMockConfig().dynamicPort());

  @BeforeAll
  static void start() {
    SERVER.start();
    FAULTS.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop(0);
    FAULTS.stop();
  }

  @Override
  public Embedder embedder() {
    return at("http://127.0.0.1:" + SERVER.getAddress().getPort() + "/v1", Map.of());
  }

  @Test
  void the_request_says_what_the_protocol_documents() {
    FAULTS.resetAll();
    FAULTS.stubFor(post(urlEqualTo("/v1/embeddings")).willReturn(vectors(2)));
    var embedder =
        at(
            FAULTS.baseUrl() + "/v1",
            Map.of("passage-prefix", "passage: ", "query-prefix", "query: "));
    FAULTS.resetRequests();

    embedder.embedPassages(SHARE, List.of("one", "two"));

    FAULTS.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/embeddings"))
            .withHeader("Authorization", equalTo("Bearer key-1"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    "{\"model\": \"embedding-1\", \"input\": [\"passage: one\", \"passage: two\"]}",
                    true,
                    true)));
    assertThat(embedder.model())
        .isEqualTo(new EmbeddingModel("embedding-1 [passage: ]", VECTORS.model().dimension()));
  }

  @Test
  void passages_go_in_batches() {
    var embedder =
        at("http://127.0.0.1:" + SERVER.getAddress().getPort() + "/v1", Map.of("batch-size", "3"));
    BATCHES.clear();

    embedder.embedPassages(SHARE, List.of("a", "b", "c", "d", "e", "f", "g"));

    assertThat(BATCHES).containsExactly(3, 3, 1);
  }

  @Test
  void a_fault_that_may_pass_is_tried_again() {
    FAULTS.resetAll();
    FAULTS.stubFor(
        post(urlEqualTo("/v1/embeddings"))
            .inScenario("again")
            .whenScenarioStateIs("Started")
            .willSetStateTo("up")
            .willReturn(aResponse().withStatus(503)));
    FAULTS.stubFor(
        post(urlEqualTo("/v1/embeddings"))
            .inScenario("again")
            .whenScenarioStateIs("up")
            .willReturn(vectors(1)));

    assertThat(at(FAULTS.baseUrl() + "/v1", Map.of()).embedPassages(SHARE, List.of("a")))
        .hasSize(1);
  }

  @Test
  void a_refused_key_is_not_tried_again() {
    FAULTS.resetAll();
    FAULTS.stubFor(post(urlEqualTo("/v1/embeddings")).willReturn(aResponse().withStatus(401)));
    var embedder = at(FAULTS.baseUrl() + "/v1", Map.of());
    FAULTS.resetRequests();

    assertThat(fault(embedder)).isEqualTo(InferenceError.EMBEDDING_UNAVAILABLE);
    FAULTS.verify(1, postRequestedFor(urlEqualTo("/v1/embeddings")));
  }

  @Test
  void a_question_waits_no_longer_than_it_may() {
    FAULTS.resetAll();
    FAULTS.stubFor(post(urlEqualTo("/v1/embeddings")).willReturn(vectors(1).withFixedDelay(5_000)));
    var embedder = at(FAULTS.baseUrl() + "/v1", Map.of("query-timeout", "200ms"));
    long start = System.nanoTime();

    assertThat(fault(embedder)).isEqualTo(InferenceError.EMBEDDING_UNAVAILABLE);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
  }

  @Test
  void vectors_of_another_length_stop_the_start() {
    assertThatThrownBy(
            () ->
                RemoteEmbedders.with(
                    Map.of(
                        "base-url",
                        "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/v1",
                        "dimension",
                        "99")))
        .rootCause()
        .hasMessageContaining("FOOTNOTE_EMBEDDING_DIMENSION says 99");
  }

  private static InferenceError fault(Embedder embedder) {
    var fault = catchThrowableOfType(AppException.class, () -> embedder.embedQuery("why?"));
    return (InferenceError) fault.code();
  }

  private static Embedder at(String baseUrl, Map<String, String> more) {
    var settings = new java.util.HashMap<>(more);
    settings.put("base-url", baseUrl);
    settings.put("dimension", Integer.toString(VECTORS.model().dimension()));
    return RemoteEmbedders.with(settings);
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder vectors(
      int count) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(reply(java.util.Collections.nCopies(count, "same")));
  }

  private static String reply(List<String> texts) {
    var data = new java.util.ArrayList<Map<String, Object>>();
    for (int i = 0; i < texts.size(); i++) {
      var vector = VECTORS.embedPassages(SHARE, List.of(texts.get(i))).getFirst().values();
      data.add(Map.of("object", "embedding", "index", i, "embedding", vector));
    }
    return JSON.writeValueAsString(
        Map.of(
            "object",
            "list",
            "model",
            "embedding-1",
            "data",
            data,
            "usage",
            Map.of("prompt_tokens", 1, "total_tokens", 1)));
  }

  private static HttpServer server() {
    try {
      var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/v1/embeddings", OpenAiEmbedderIT::answer);
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var input = JSON.readTree(exchange.getRequestBody().readAllBytes()).path("input");
    var texts = input.valueStream().map(node -> node.asString()).toList();
    BATCHES.add(texts.size());
    var body = reply(texts).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
