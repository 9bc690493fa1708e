package dev.footnote.degradation;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.adapter.wire.RemoteEmbedders;
import dev.footnote.inference.adapter.wire.StalledServer;
import dev.footnote.inference.adapter.wire.StandIn;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Both halves of the search with every fault: the other answers alone and says so. Fails if a cell
 * breaks the rules of docs/degradation.md; prints the table.
 */
@ServiceTest
@Import(FaultyParts.class)
@TestPropertySource(properties = "footnote.search.retrieval.deadline=700ms")
@Timeout(120)
class SearchFaultsIT {

  private static final String TEXT =
      "The Sydney Harbour Bridge was opened on 19 March 1932 by the premier Jack Lang.";
  private static final String QUESTION = "When was the Sydney Harbour Bridge opened?";
  private static final String VECTOR =
      "{\"object\":\"list\",\"model\":\"m\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
          + "\"embedding\":[1,0,0,0,0,0,0,0]}],\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}";

  @LocalServerPort private int port;

  private Client client;

  @AfterEach
  void heal() {
    FaultyParts.heal();
  }

  @Test
  void every_fault_of_either_half_is_answered_by_the_other() throws IOException {
    client = Client.at(port).asNewAccount();
    Uploads.ready(client, "bridge.txt", TEXT);
    var table =
        new Table("halves", "what", "fault", "status", "degraded", "search, ms", "answer, ms");
    for (var fault : Fault.values()) {
      withRemoteEmbedder(
          fault, () -> cell("embedding service", fault, "semantic_unavailable", table));
    }
    for (var fault : Fault.values()) {
      FaultyParts.vectorFault = Optional.of(fault);
      cell("vector index", fault, "semantic_unavailable", table);
      FaultyParts.heal();
      FaultyParts.lexicalFault = Optional.of(fault);
      cell("BM25 index", fault, "lexical_unavailable", table);
      FaultyParts.heal();
    }
    table.write();
  }

  private void withRemoteEmbedder(Fault fault, Runnable cell) throws IOException {
    var server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    try (var stalled = new StalledServer(StandIn.OPENAI, VECTOR.substring(0, 60))) {
      if (fault != Fault.DOWN && fault != Fault.STALLED) {
        var nothing = "{\"object\":\"list\",\"data\":[],\"model\":\"m\"}";
        server.stubFor(
            post(urlEqualTo("/v1/embeddings"))
                .willReturn(
                    fault.reply("application/json", VECTOR, VECTOR.substring(0, 60), nothing)));
      }
      var address = fault == Fault.STALLED ? stalled.address() : server.baseUrl();
      FaultyParts.remoteEmbedder = Optional.of(remote(fault, address));
      cell.run();
    } finally {
      FaultyParts.heal();
      server.stop();
    }
  }

  private static Embedder remote(Fault fault, String address) {
    return RemoteEmbedders.at(
        fault == Fault.DOWN ? "http://127.0.0.1:1/v1" : address + "/v1", 8, Duration.ofMillis(500));
  }

  private void cell(String what, Fault fault, String label, Table table) {
    var search = timed("/api/v1/search", Map.of("query", QUESTION));
    var answer = timed("/api/v1/rag/chat", Map.of("question", QUESTION));
    // an index that finds nothing is no fault that anybody could see
    var expected = fault == Fault.EMPTY && !what.startsWith("embedding") ? "" : label;
    table.row(
        what,
        fault.toString(),
        "200",
        degraded(search.body()),
        Long.toString(search.millis()),
        Long.toString(answer.millis()));
    assertThat(degraded(search.body())).as("%s %s", what, fault).isEqualTo(expected);
    assertThat(search.body().path("hits")).as("%s %s", what, fault).isNotEmpty();
    assertThat(degraded(answer.body())).contains(expected).contains("extractive_answer");
    assertThat(answer.body().path("answer").asString()).as("%s %s", what, fault).contains("1932");
    assertThat(search.millis()).isLessThan(2_500);
    assertThat(answer.millis()).isLessThan(4_000);
  }

  private Timed timed(String path, Map<String, ?> body) {
    long start = System.nanoTime();
    var reply = client.post(path, body).expect(200).body();
    return new Timed(reply, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  private static String degraded(JsonNode body) {
    return body.path("degraded")
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.joining(", "));
  }

  private record Timed(JsonNode body, long millis) {}
}
