package dev.footnote.accounts.reset;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as Resend's API does, or as a test wants it, and keeps what it was asked to send. */
final class ResendStandIn {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

  void start() {
    server.start();
  }

  void stop() {
    server.stop();
  }

  String url() {
    return server.baseUrl();
  }

  /** Forgets everything and takes each mail. */
  void startAfresh() {
    server.resetAll();
    answer(taken());
  }

  void answer(ResponseDefinitionBuilder response) {
    server.stubFor(post(urlEqualTo("/emails")).willReturn(response));
  }

  static ResponseDefinitionBuilder taken() {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"id\": \"49a3999c-0ce1-4ea6-ab68-afcd6dc2e794\"}");
  }

  /** What it was asked to send to an address. */
  List<LoggedRequest> requests(String email, String subject) {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .filter(request -> mail(request).path("to").path(0).asString().equals(email))
        .filter(request -> mail(request).path("subject").asString().equals(subject))
        .toList();
  }

  LoggedRequest awaitRequest(String email, String subject) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> requests(email, subject), requests -> !requests.isEmpty())
        .getFirst();
  }

  static JsonNode mail(LoggedRequest request) {
    return JSON.readTree(request.getBodyAsString());
  }
}
