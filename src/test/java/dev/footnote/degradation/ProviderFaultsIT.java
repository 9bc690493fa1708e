package dev.footnote.degradation;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.footnote.accounts.UserId;
import dev.footnote.chat.FakeSearch;
import dev.footnote.chat.ScriptedModels;
import dev.footnote.chat.TestPassages;
import dev.footnote.chat.answering.ChatFakes;
import dev.footnote.inference.ChatModel;
import dev.footnote.inference.ChatModels;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Prompt;
import dev.footnote.inference.adapter.wire.StalledServer;
import dev.footnote.inference.adapter.wire.StandIn;
import dev.footnote.inference.chain.Chains;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every provider with every fault, asked for a whole answer and for a stream, with the extractive
 * answerer behind it. Fails if a cell breaks the rules of docs/degradation.md; prints the table.
 */
@ServiceTest
@Import(ChatFakes.class)
@Timeout(120)
class ProviderFaultsIT {

  @RegisterExtension
  private static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  /** With what is late. */
  private static final Duration LITTLE_PATIENCE = Duration.ofMillis(250);

  /** With what is wrong in another way, however busy the machine is. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration DEADLINE = Duration.ofSeconds(8);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort private int port;
  @Autowired private FakeSearch search;
  @Autowired private ScriptedModels models;
  @Autowired private List<ChatModel> configured;

  private Client client;

  @Test
  void every_fault_of_every_provider_is_answered_for() throws IOException {
    client = Client.at(port).asNewAccount();
    var me = client.get("/api/v1/auth/me").expect(200).body().path("id").asString();
    search.degrade();
    search.put(
        new UserId(UUID.fromString(me)),
        TestPassages.whole("The bridge was opened in 1932 by the mayor. It has eight lanes."));
    var table =
        new Table(
            "providers", "provider", "fault", "asked for", "status", "degraded", "attempts", "ms");
    for (var standIn : StandIn.values()) {
      for (var fault : Fault.values()) {
        cell(standIn, fault, table);
      }
    }
    table.write();
  }

  private void cell(StandIn standIn, Fault fault, Table table) throws IOException {
    SERVER.resetAll();
    var cut = standIn.format().begun("The bridge was opened ");
    try (var stalled = new StalledServer(standIn, cut)) {
      var patience = fault.isLate() ? LITTLE_PATIENCE : PATIENCE;
      var provider = standIn.model(address(standIn, fault, stalled), patience, patience);
      models.answer(whole(Chains.of(DEADLINE, List.of(provider, extractive()))));
      var whole = timed(() -> asked(false));
      row(table, standIn, fault, "whole answer", whole);
      checkWhole(whole, standIn, fault);
      var stream = timed(() -> asked(true));
      row(table, standIn, fault, "stream", stream);
      checkStream(stream, standIn, fault);
    }
  }

  private String address(StandIn standIn, Fault fault, StalledServer stalled) {
    if (fault == Fault.DOWN) {
      return "http://127.0.0.1:1";
    }
    if (fault == Fault.STALLED) {
      return stalled.address();
    }
    var format = standIn.format();
    SERVER.stubFor(
        post(urlEqualTo(standIn.path()))
            .willReturn(
                fault.reply(
                    standIn.contentType(),
                    format.answer("The bridge was opened in 1932 [1]."),
                    format.begun("The bridge was opened "),
                    format.emptyChoice())));
    return SERVER.baseUrl();
  }

  /** Passes both ways of asking on: the fake in front knows only one. */
  private static ChatModels whole(ChatModels chain) {
    return new ChatModels() {
      @Override
      public Completion complete(Prompt prompt, Consumer<String> deltas) {
        return chain.complete(prompt, deltas);
      }

      @Override
      public Completion complete(Prompt prompt) {
        return chain.complete(prompt);
      }
    };
  }

  private ChatModel extractive() {
    return configured.stream()
        .filter(model -> model.provider().equals("extractive"))
        .findFirst()
        .orElseThrow();
  }

  private void checkWhole(Timed cell, StandIn standIn, Fault fault) {
    assertThat(cell.status()).as(cell.toString()).isEqualTo(200);
    assertThat(cell.end().path("answer").asString()).contains("1932");
    checkFallenBack(cell, standIn, fault);
  }

  private void checkStream(Timed cell, StandIn standIn, Fault fault) {
    assertThat(cell.status()).isEqualTo(200);
    if (fault.comesLate()) {
      assertThat(cell.end().path("code").asString())
          .as("%s %s", standIn, fault)
          .isIn("model_unavailable", "model_timeout", "model_malformed");
    } else {
      checkFallenBack(cell, standIn, fault);
    }
  }

  /** At most two calls of the provider, one where another try is in vain, then quoted sentences. */
  private void checkFallenBack(Timed cell, StandIn standIn, Fault fault) {
    assertThat(cell.degraded()).isEqualTo("extractive_answer, model_fallback");
    assertThat(cell.end().path("provider").asString()).isEqualTo("extractive");
    var calls =
        cell.attempts().stream().filter(name -> name.startsWith(standIn.provider())).count();
    boolean again = fault.mayPass() && fault != Fault.CUT || (fault == Fault.CUT && calls == 2);
    assertThat(calls).as("%s %s %s", standIn, fault, cell.attempts()).isEqualTo(again ? 2 : 1);
    assertThat(cell.millis()).isLessThan(DEADLINE.toMillis());
  }

  private static void row(Table table, StandIn standIn, Fault fault, String wanted, Timed cell) {
    table.row(
        standIn.provider(),
        fault.toString(),
        wanted,
        cell.end().has("code") ? "200, then `error` " + cell.end().path("code").asString() : "200",
        cell.degraded(),
        String.join(", ", cell.attempts()),
        Long.toString(cell.millis()));
  }

  private Client.Reply asked(boolean stream) {
    return client.post(
        "/api/v1/rag/chat", Map.of("question", "When was the bridge opened?", "stream", stream));
  }

  private static Timed timed(java.util.function.Supplier<Client.Reply> call) {
    long start = System.nanoTime();
    var reply = call.get();
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    var end =
        reply.header("Content-Type").startsWith("text/event-stream")
            ? lastEvent(reply.text())
            : reply.body();
    return new Timed(reply.status(), end, millis);
  }

  private static JsonNode lastEvent(String stream) {
    var data = new ArrayList<String>();
    stream.lines().filter(line -> line.startsWith("data:")).forEach(data::add);
    return JSON.readTree(data.getLast().substring(5));
  }

  /** What came of a question: the body, or the last event of its stream. */
  private record Timed(int status, JsonNode end, long millis) {

    String degraded() {
      return end.path("degraded")
          .valueStream()
          .map(JsonNode::asString)
          .collect(Collectors.joining(", "));
    }

    List<String> attempts() {
      return StreamSupport.stream(end.path("attempts").spliterator(), false)
          .map(
              attempt ->
                  attempt.path("provider").asString() + " " + attempt.path("outcome").asString())
          .toList();
    }
  }
}
