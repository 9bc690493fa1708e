package dev.footnote.chat.web;

import static dev.footnote.chat.ScriptedModels.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.FakeSearch;
import dev.footnote.chat.ScriptedModels;
import dev.footnote.chat.TestPassages;
import dev.footnote.chat.answering.ChatFakes;
import dev.footnote.chat.web.SseReader.Event;
import dev.footnote.inference.ChatModels;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Ending;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Streams that are lost, taken up again, stopped and broken. */
@ServiceTest
@Import(ChatFakes.class)
@Timeout(60)
class AnswerStreamIT {

  private static final String BRIDGE =
      "The bridge was opened in 1932 by the mayor. It carries eight lanes of traffic.";
  private static final String ASKING =
      "{\"question\": \"When was the bridge opened?\", \"stream\": true}";
  private static final String WHOLE =
      "The bridge was opened in 1932 by the mayor [1]. It carries eight lanes of traffic [2].";

  @LocalServerPort private int port;
  @Autowired private FakeSearch search;
  @Autowired private ScriptedModels models;

  private final CountDownLatch goOn = new CountDownLatch(1);
  private Client client;

  @BeforeEach
  void a_new_account_with_a_document_about_a_bridge() {
    client = Client.at(port).asNewAccount();
    search.degrade();
    search.put(idOf(client), TestPassages.whole(BRIDGE));
  }

  @Test
  void a_lost_stream_goes_on_where_it_was_lost_and_repeats_nothing() throws Exception {
    models.answer(inTwoHalves());
    List<Event> first;
    try (var reader = SseReader.post(port, client, ASKING)) {
      first = reader.until(event -> event.name().equals("delta"));
    }
    goOn.countDown();
    try (var reader =
        SseReader.post(port, client, ASKING, "Last-Event-ID: " + first.getLast().id())) {
      var rest = reader.all();

      assertThat(SseReader.text(first) + SseReader.text(rest)).isEqualTo(WHOLE);
      assertThat(rest.getLast().name()).isEqualTo("done");
      assertThat(rest.getLast().data().path("answer").asString()).isEqualTo(WHOLE);
      assertThat(rest).extracting(Event::name).doesNotContain("retrieval");
    }
    assertThat(client.get("/api/v1/conversations").expect(200).body().path("items")).hasSize(1);
  }

  @Test
  void a_stream_can_be_taken_up_behind_each_of_its_events_even_when_it_is_long_over()
      throws Exception {
    models.answer(
        saying(
            "The bridge was opened in 1932 by the mayor [1]. ",
            "It carries eight " + "lanes of traffic [1]."));
    List<Event> events;
    try (var reader = SseReader.post(port, client, ASKING)) {
      events = reader.all();
    }
    assertThat(SseReader.text(events)).isEqualTo(WHOLE);
    var path = eventsOf(events.getFirst());
    for (int i = 0; i < events.size(); i++) {
      var known = events.subList(0, i + 1);
      try (var reader = SseReader.get(port, client, path, "Last-Event-ID: " + events.get(i).id())) {
        var rest = reader.all();
        assertThat(SseReader.text(known) + SseReader.text(rest)).isEqualTo(WHOLE);
        assertThat(citations(known) + citations(rest)).isEqualTo(2);
        assertThat(rest.getLast().data()).isEqualTo(events.getLast().data());
      }
    }
    try (var reader = SseReader.get(port, client, path)) {
      assertThat(SseReader.text(reader.all())).isEqualTo(WHOLE);
    }
  }

  @Test
  void an_answer_is_finished_and_stored_though_its_reader_left() throws Exception {
    models.answer(inTwoHalves());
    try (var reader = SseReader.post(port, client, ASKING)) {
      reader.until(event -> event.name().equals("delta"));
    }
    goOn.countDown();

    var answer = storedAnswer();

    assertThat(answer.path("text").asString()).isEqualTo(WHOLE);
    assertThat(answer.path("incomplete").asBoolean()).isFalse();
  }

  @Test
  void stopping_ends_the_call_of_the_model_and_keeps_what_there_is() throws Exception {
    var interrupted = new CountDownLatch(1);
    models.answer(
        (_, deltas) -> {
          deltas.accept("The bridge was opened in 1932 by the mayor [1]. It carries");
          try {
            goOn.await();
          } catch (InterruptedException _) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
          }
          return broken("The bridge was opened in 1932 by the mayor [1]. It carries");
        });
    try (var reader = SseReader.post(port, client, ASKING)) {
      var begun = reader.until(event -> event.name().equals("delta"));
      var path = eventsOf(begun.getFirst()).replace("/events", "/stop");
      Client.at(port).asNewAccount().post(path, Map.of()).expect(404);
      client.post(path, Map.of()).expect(204);
      interrupted.await();
      var events = reader.all();

      assertThat(events.getLast().name()).isEqualTo("done");
      assertThat(events.getLast().data().path("incomplete").asBoolean()).isTrue();
      assertThat(SseReader.text(events))
          .isEqualTo(events.getLast().data().path("answer").asString())
          .startsWith("The bridge was opened in 1932 by the mayor [1].");
      client.post(path, Map.of()).expect(204);
    }
    assertThat(storedAnswer().path("incomplete").asBoolean()).isTrue();
  }

  @Test
  void a_provider_that_breaks_off_ends_the_stream_with_an_error_and_leaves_a_marked_part()
      throws Exception {
    models.answer(
        (_, deltas) -> {
          deltas.accept("The bridge was opened in 1932 by the mayor [1]. It carries");
          return broken("The bridge was opened in 1932 by the mayor [1]. It carries");
        });
    try (var reader = SseReader.post(port, client, ASKING)) {
      var events = reader.all();

      assertThat(events.getLast().name()).isEqualTo("error");
      assertThat(events.getLast().data().path("code").asString()).isEqualTo("model_unavailable");
    }
    var answer = storedAnswer();
    assertThat(answer.path("incomplete").asBoolean()).isTrue();
    assertThat(answer.path("text").asString())
        .isEqualTo("The bridge was opened in 1932 by the mayor [1]. It carries");
    assertThat(answer.path("citations")).hasSize(1);
    assertThat(answer.path("attempts").path(0).path("outcome").asString())
        .isEqualTo("model_unavailable");
  }

  @Test
  void nobody_elses_stream_can_be_read_or_stopped() throws Exception {
    models.answer(saying(WHOLE));
    List<Event> events;
    try (var reader = SseReader.post(port, client, ASKING)) {
      events = reader.all();
    }
    var stranger = Client.at(port).asNewAccount();
    var path = eventsOf(events.getFirst());
    stranger.get(path).expect(404);
    stranger.post(path.replace("/events", "/stop"), Map.of()).expect(404);
    stranger
        .send(
            stranger
                .request("/api/v1/rag/chat")
                .header("Content-Type", "application/json")
                .header("Last-Event-ID", events.getFirst().id())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(ASKING)))
        .expect(404);
    client.get(path.replaceAll("messages/[^/]+", "messages/" + new UUID(1, 1))).expect(404);
  }

  @Test
  void an_id_that_is_none_is_refused() {
    client
        .send(
            client
                .request("/api/v1/rag/chat")
                .header("Content-Type", "application/json")
                .header("Last-Event-ID", "17")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(ASKING)))
        .expect(400);
  }

  /** Waits in the middle until the test goes on. */
  private ChatModels inTwoHalves() {
    return (_, deltas) -> {
      deltas.accept("The bridge was opened in 1932 by the mayor [1]. ");
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      deltas.accept("It carries eight lanes of traffic [1].");
      return ScriptedModels.completion(
          "The bridge was opened in 1932 by the mayor [1]. It carries eight lanes of traffic [1].");
    };
  }

  private static Completion broken(String text) {
    var fault = AppException.of(InferenceError.MODEL_UNAVAILABLE, "The answer broke off.");
    return new Completion(
        text,
        "scripted",
        "script-1",
        Completion.Usage.NONE,
        new Ending.BrokenOff(fault),
        List.of(
            new dev.footnote.inference.Attempt("scripted", "script-1", "model_unavailable", 5)));
  }

  private JsonNode storedAnswer() {
    var page = "/api/v1/conversations";
    await().until(() -> client.get(page).expect(200).body().path("items").size() == 1);
    var id = client.get(page).expect(200).body().path("items").path(0).path("id").asString();
    return client.get(page + "/" + id).expect(200).body().path("messages").path(1);
  }

  private static String eventsOf(Event retrieval) {
    return "/api/v1/conversations/%s/messages/%s/events"
        .formatted(
            retrieval.data().path("conversation_id").asString(),
            retrieval.data().path("message_id").asString());
  }

  private static long citations(List<Event> events) {
    return events.stream().filter(event -> event.name().equals("citation")).count();
  }

  private static UserId idOf(Client client) {
    return new UserId(
        UUID.fromString(client.get("/api/v1/auth/me").expect(200).body().path("id").asString()));
  }
}
