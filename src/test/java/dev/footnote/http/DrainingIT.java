package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.chat.web.SseReader;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.SlowModel;
import dev.footnote.testing.Uploads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a stop does to whom it meets at work (R4). */
class DrainingIT {

  private static final int REQUESTS = 50;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "FOOTNOTE_LIMITS_SEARCHES", "1000/1m",
          "FOOTNOTE_LIMITS_UPLOADS", "1000/1h",
          // fifty at once may wait for a connection of twenty; here none is to be turned away
          "FOOTNOTE_DATABASE_ACQUIRE_TIMEOUT", "20s",
          // else a body that is waited for ends the request after 20 seconds
          "SERVER_TOMCAT_CONNECTION_TIMEOUT", "2m",
          "FOOTNOTE_CHAT_LIMITS_SHUTDOWN_WAIT", "4s",
          "FOOTNOTE_CHAT_PROVIDERS", "openai",
          "OPENAI_API_KEY", "none");
  private static final Map<String, String> CREDENTIALS =
      Map.of("email", "drain@example.org", "password", Client.PASSWORD);

  private static final String BRIDGE =
      "The bridge was opened in 1932 by the mayor. It carries eight lanes of traffic.";
  private static final String ASKING =
      "{\"question\": \"When was the bridge opened?\", \"stream\": true}";

  @TempDir Path data;

  private final SlowModel model =
      new SlowModel(
          "The bridge was opened in 1932 by the mayor [1].",
          " It carries eight lanes of traffic [1].");

  @AfterEach
  void closeModel() {
    model.close();
  }

  @Test
  void requests_under_way_finish_new_ones_are_turned_away_and_jobs_go_on_after_the_next_start()
      throws IOException {
    try (var service = start()) {
      service.client().post("/api/v1/auth/register", CREDENTIALS).expect(201);
      var token = token(service);
      var client = service.client().withToken(token);
      var streams = streams(service, client);
      upload(client);
      var slow = begin(service, token);
      awaitHandlers(service, token);

      long asked = System.nanoTime();
      var exit = CompletableFuture.supplyAsync(service::terminate);
      var refused = awaitRefusal(client, service);
      model.goOn();
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      assertThat(refused.body().path("code").asString()).isEqualTo("service_unavailable");
      assertThat(service.client().get("/health/ready").status()).isEqualTo(503);
      assertThat(service.client().get("/health/live").status()).isEqualTo(200);
      assertThat(slow.stream().map(SlowRequest::finish).toList())
          .as(service::output)
          .hasSize(REQUESTS)
          .doesNotContainNull()
          .allMatch(line -> line.startsWith("HTTP/1.1 200"));
      for (var stream : streams) {
        var last = stream.all().getLast();
        assertThat(last.name()).as(service::output).isEqualTo("done");
        stream.close();
      }
      assertThat(exit.join()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(30));
      slow.forEach(SlowRequest::close);
    }
    try (var service = start()) {
      var client = service.client().withToken(token(service));
      assertThat(answers(client))
          .as("one was finished, the others were ended, and nobody read the last one")
          .extracting(answer -> answer.path("incomplete").asBoolean())
          .containsExactlyInAnyOrder(false, true, true);
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(statuses(client)).hasSize(11).containsOnly("ready"));
    }
  }

  private ServiceProcess start() {
    var settings = new HashMap<>(SETTINGS);
    settings.put("OPENAI_BASE_URL", model.url());
    return ServiceProcess.start(data, settings).awaitReady();
  }

  /** Three answers in the midst of their writing; the reader of the last one has left. */
  private static List<SseReader> streams(ServiceProcess service, Client client) throws IOException {
    var bridge = Uploads.upload(client, "bridge.txt", BRIDGE.getBytes(StandardCharsets.UTF_8));
    Uploads.ready(client, bridge);
    var streams = new ArrayList<SseReader>();
    for (int number = 0; number < 3; number++) {
      var stream = SseReader.post(service.port(), client, ASKING);
      assertThat(stream.until(event -> event.name().equals("delta")).getLast().name())
          .isEqualTo("delta");
      streams.add(stream);
    }
    streams.removeLast().close();
    return streams;
  }

  /** What is stored of the answers. */
  private static List<JsonNode> answers(Client client) {
    return client
        .get("/api/v1/conversations")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> client.get("/api/v1/conversations/" + item.path("id").asString()).expect(200))
        .map(reply -> reply.body().path("messages").get(1))
        .toList();
  }

  private static String token(ServiceProcess service) {
    var tokens = service.client().post("/api/v1/auth/login", CREDENTIALS).expect(200).body();
    return tokens.path("access_token").asString();
  }

  private static List<SlowRequest> begin(ServiceProcess service, String token) {
    var body = "{\"query\": \"who keeps the oil\", \"top_k\": 3}";
    return IntStream.range(0, REQUESTS)
        .mapToObj(_ -> SlowRequest.begin(service.port(), "/api/v1/search", token, body))
        .toList();
  }

  /** Connections are taken in order: one made after them all is answered after they have begun. */
  private static void awaitHandlers(ServiceProcess service, String token) {
    var body = "{\"query\": \"oil\"}";
    try (var last = SlowRequest.begin(service.port(), "/api/v1/search", token, body)) {
      assertThat(last.finish()).startsWith("HTTP/1.1 200");
    }
  }

  private static void upload(Client client) {
    for (int number = 0; number < 10; number++) {
      var text = "Keeper %d keeps the oil. ".formatted(number).repeat(400);
      client
          .upload(
              "/api/v1/documents",
              "oil-" + number + ".txt",
              text.getBytes(StandardCharsets.UTF_8),
              Map.of())
          .expect(202);
    }
  }

  private static Client.Reply awaitRefusal(Client client, ServiceProcess service) {
    return await()
        .alias(service.output())
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> client.post("/api/v1/search", Map.of("query", "oil")),
            reply -> reply.status() == 503);
  }

  private static List<String> statuses(Client client) {
    return client
        .get("/api/v1/documents?limit=50")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(document -> document.path("status").asString())
        .toList();
  }
}
