package dev.footnote.chat.web;

import static dev.footnote.chat.ScriptedModels.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.FakeSearch;
import dev.footnote.chat.ScriptedModels;
import dev.footnote.chat.TestPassages;
import dev.footnote.chat.answering.ChatFakes;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Degradation;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@Import(ChatFakes.class)
@Timeout(60)
class ChatIT {

  private static final String CHAT = "/api/v1/rag/chat";
  private static final String BRIDGE =
      "😀 The bridge was opened in 1932 by the mayor. It carries eight lanes of traffic.";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort private int port;
  @Autowired private FakeSearch search;
  @Autowired private ScriptedModels models;

  private Client client;
  private UserId account;

  @BeforeEach
  void a_new_account_with_a_document_about_a_bridge() {
    client = Client.at(port).asNewAccount();
    account = idOf(client);
    search.degrade();
    search.put(account, TestPassages.whole(BRIDGE));
    models.answer(saying("The bridge was opened ", "in 1932 by the may", "or [", "1]", "[9]."));
  }

  @Test
  void a_question_is_answered_with_the_exact_place_of_its_source() {
    var answer = ask(Map.of("question", "When was the bridge opened?"));
    assertThat(answer.path("answer").asString())
        .isEqualTo("The bridge was opened in 1932 by the mayor [1].");
    assertThat(answer.path("status").asString()).isEqualTo("grounded");
    var citation = answer.path("citations").path(0);
    assertThat(citation.path("marker").asInt()).isEqualTo(1);
    assertThat(citation.path("quote").asString())
        .isEqualTo("The bridge was opened in 1932 by the mayor.");
    assertThat(citation.path("start").asInt()).isEqualTo(2);
    assertThat(citation.path("end").asInt()).isEqualTo(45);
    assertThat(citation.path("page").asInt()).isEqualTo(1);
    assertThat(citation.path("filename").asString()).isEqualTo("file.txt");
    assertThat(answer.path("provider").asString()).isEqualTo("scripted");
    assertThat(answer.path("model").asString()).isEqualTo("script-1");
    assertThat(answer.path("usage").path("prompt_tokens").asInt()).isEqualTo(12);
    assertThat(answer.path("attempts").path(0).path("outcome").asString()).isEqualTo("ok");
    assertThat(answer.path("degraded").isEmpty()).isTrue();
  }

  @Test
  void an_empty_account_is_told_what_to_do() {
    search.put(account);
    var answer = ask(Map.of("question", "What do penguins eat?"));
    assertThat(answer.path("status").asString()).isEqualTo("insufficient_evidence");
    assertThat(answer.path("answer").asString())
        .startsWith("Nothing in your documents matches this.");
    assertThat(answer.path("provider").isNull()).isTrue();
    assertThat(answer.path("citations").isEmpty()).isTrue();
  }

  @Test
  void a_model_without_a_word_is_answered_for() {
    models.answer(saying(""));
    var answer = ask(Map.of("question", "When was the bridge opened?"));
    assertThat(answer.path("status").asString()).isEqualTo("insufficient_evidence");
    assertThat(answer.path("answer").asString()).isNotBlank();
    assertThat(answer.path("provider").asString()).isEqualTo("scripted");
  }

  @Test
  void what_the_search_did_without_is_said() {
    search.degrade(Degradation.SEMANTIC_UNAVAILABLE);
    var answer = ask(Map.of("question", "When was the bridge opened?"));
    assertThat(answer.path("degraded").path(0).asString()).isEqualTo("semantic_unavailable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"question\": \"  \"}",
        "{\"question\": \"a\\u0000\", \"top_k\": 21}",
        "{\"question\": \"a\", \"top_k\": 0}",
        "{\"question\": \"a\", \"document_ids\": [null]}",
        "{\"question\": \"a\", \"conversation_id\": \"none\"}",
        "[]",
        "{\"question\": {}}"
      })
  void what_is_no_question_is_refused(String body) {
    var reply = client.post(CHAT, JSON.readTree(body)).expect(400);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void a_question_of_4000_characters_is_the_longest() {
    ask(Map.of("question", "😀".repeat(4_000)));
    client.post(CHAT, Map.of("question", "😀".repeat(4_001))).expect(400);
  }

  @Test
  void a_conversation_goes_on_and_is_kept() {
    var first = ask(Map.of("question", "When was the bridge opened?"));
    var id = first.path("conversation_id").asString();
    models.answer(saying("It carries eight lanes of traffic [1]."));
    var second = ask(Map.of("question", "How many lanes has it?", "conversation_id", id));
    assertThat(second.path("conversation_id").asString()).isEqualTo(id);
    assertThat(search.lastQuery().text())
        .isEqualTo("When was the bridge opened? How many lanes has it?");
    assertThat(models.lastPrompt().history()).hasSize(2);
    assertThat(models.lastPrompt().history().get(1).text()).endsWith("by the mayor.");

    var whole = client.get("/api/v1/conversations/" + id).expect(200).body();
    assertThat(whole.path("title").asString()).isEqualTo("When was the bridge opened?");
    assertThat(whole.path("messages")).hasSize(4);
    assertThat(whole.path("messages").path(1).path("citations")).isEqualTo(first.path("citations"));
    assertThat(whole.path("messages").path(3).path("status").asString()).isEqualTo("grounded");
    assertThat(whole.path("messages").path(0).path("role").asString()).isEqualTo("user");
    assertThat(whole.path("next_cursor").isNull()).isTrue();
  }

  @Test
  void messages_and_conversations_come_in_pages() {
    var id = ask(Map.of("question", "When was the bridge opened?")).path("conversation_id");
    ask(Map.of("question", "Is it?", "conversation_id", id.asString()));
    var path = "/api/v1/conversations/" + id.asString() + "?limit=3";
    var page = client.get(path).expect(200).body();
    assertThat(page.path("messages")).hasSize(3);
    var rest =
        client.get(path + "&cursor=" + page.path("next_cursor").asString()).expect(200).body();
    assertThat(rest.path("messages")).hasSize(1);

    var newest = ask(Map.of("question", "And now?")).path("conversation_id");
    var first = client.get("/api/v1/conversations?limit=1").expect(200).body();
    assertThat(first.path("items").path(0).path("id")).isEqualTo(newest);
    var second =
        client
            .get("/api/v1/conversations?limit=1&cursor=" + first.path("next_cursor").asString())
            .expect(200)
            .body();
    assertThat(second.path("items").path(0).path("id")).isEqualTo(id);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    client.get("/api/v1/conversations?cursor=nonsense").expect(400);
    client.get("/api/v1/conversations/" + id.asString() + "?cursor=nonsense").expect(400);
  }

  @Test
  void a_deleted_conversation_is_gone() {
    var id = ask(Map.of("question", "When was the bridge opened?")).path("conversation_id");
    client.delete("/api/v1/conversations/" + id.asString()).expect(204);
    client.get("/api/v1/conversations/" + id.asString()).expect(404);
    client.delete("/api/v1/conversations/" + id.asString()).expect(404);
    assertThat(client.get("/api/v1/conversations").expect(200).body().path("items")).isEmpty();
  }

  @Test
  void another_account_sees_nothing_of_it() {
    var id = ask(Map.of("question", "When was the bridge opened?")).path("conversation_id");
    var path = "/api/v1/conversations/" + id.asString();
    var other = Client.at(port).asNewAccount();
    assertThat(other.get(path).expect(404).body().path("code"))
        .isEqualTo(
            other
                .get("/api/v1/conversations/" + UUID.nameUUIDFromBytes(new byte[] {1}))
                .expect(404)
                .body()
                .path("code"));
    other.delete(path).expect(404);
    other.post(CHAT, Map.of("question", "Is it?", "conversation_id", id.asString())).expect(404);
    assertThat(other.get("/api/v1/conversations").expect(200).body().path("items")).isEmpty();
    var answer =
        other.post(CHAT, Map.of("question", "When was the bridge opened?")).expect(200).body();
    assertThat(answer.path("citations").isEmpty()).isTrue();
    assertThat(answer.toString()).doesNotContain("1932");
    assertThat(client.get(path).expect(200).body().path("messages")).hasSize(2);
  }

  @Test
  void a_failing_model_is_a_503_and_leaves_no_conversation() {
    models.answer(
        (_, _) -> {
          throw AppException.of(InferenceError.MODEL_TIMEOUT, "The model did not answer.");
        });
    var reply = client.post(CHAT, Map.of("question", "When was the bridge opened?")).expect(503);
    assertThat(reply.body().path("code").asString()).isEqualTo("model_timeout");
    assertThat(client.get("/api/v1/conversations").expect(200).body().path("items")).isEmpty();
  }

  @Test
  void a_stream_tells_what_was_found_then_text_and_citations_then_the_whole_answer() {
    var reply =
        client
            .post(CHAT, Map.of("question", "When was the bridge opened?", "stream", true))
            .expect(200);
    assertThat(reply.header("Content-Type")).startsWith("text/event-stream");
    var events = events(reply.text());
    assertThat(events.stream().map(Event::name).distinct())
        .containsExactly("retrieval", "delta", "citation", "done");
    assertThat(events).extracting(Event::id).doesNotContainNull();
    var done = events.getLast().data();
    var text =
        String.join(
            "",
            events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("text").asString())
                .toList());
    assertThat(text)
        .isEqualTo(done.path("answer").asString())
        .isEqualTo("The bridge was opened in 1932 by the mayor [1].");
    var citation =
        events.stream().filter(event -> event.name().equals("citation")).findFirst().orElseThrow();
    assertThat(citation.data()).isEqualTo(done.path("citations").path(0));
    assertThat(events.getFirst().data().path("passages").path(0).path("filename").asString())
        .isEqualTo("file.txt");
  }

  @Test
  void the_friendly_reply_streams_too() {
    search.put(account);
    var events =
        events(
            client.post(CHAT, Map.of("question", "Penguins?", "stream", true)).expect(200).text());
    assertThat(events).extracting(Event::name).containsExactly("retrieval", "delta", "done");
  }

  @Test
  void what_fails_before_a_stream_begins_is_an_ordinary_error() {
    client
        .post(
            CHAT,
            Map.of(
                "question", "Why?", "stream", true, "conversation_id", new UUID(1, 1).toString()))
        .expect(404);
    client.post(CHAT, Map.of("question", " ", "stream", true)).expect(400);
  }

  @Test
  void what_fails_later_is_the_last_event() {
    models.answer(
        (_, deltas) -> {
          deltas.accept("The bridge was ");
          throw AppException.of(InferenceError.MODEL_TIMEOUT, "The model did not answer.");
        });
    var events =
        events(
            client
                .post(CHAT, Map.of("question", "When was the bridge opened?", "stream", true))
                .expect(200)
                .text());
    assertThat(events).extracting(Event::name).containsExactly("retrieval", "delta", "error");
    assertThat(events.getLast().data().path("code").asString()).isEqualTo("model_timeout");
    assertThat(events.getLast().data().path("status").asInt()).isEqualTo(503);
    assertThat(events.getLast().data().path("request_id").asString()).isNotBlank();
  }

  @Test
  void a_defect_later_says_nothing_of_itself() {
    models.answer(
        (_, _) -> {
          throw new IllegalStateException("select * from secrets");
        });
    var text =
        client
            .post(CHAT, Map.of("question", "When was the bridge opened?", "stream", true))
            .expect(200)
            .text();
    assertThat(events(text).getLast().data().path("status").asInt()).isEqualTo(500);
    assertThat(text).doesNotContain("secrets");
  }

  @Test
  void one_account_has_four_questions_under_way_and_no_more() throws Exception {
    var goOn = new CountDownLatch(1);
    var inside = new CountDownLatch(4);
    models.answer(
        (_, _) -> {
          inside.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return ScriptedModels.completion("The bridge was opened in 1932 by the mayor [1].");
        });
    var question = Map.of("question", "When was the bridge opened?");
    var asking =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(_ -> Thread.ofVirtual().start(() -> client.post(CHAT, question).expect(200)))
            .toList();
    inside.await();
    var refused = client.post(CHAT, question).expect(429);
    assertThat(refused.header("Retry-After")).isNotBlank();
    client.post(CHAT, Map.of("question", "Bridge opened?", "stream", true)).expect(429);
    goOn.countDown();
    for (var thread : asking) {
      thread.join();
    }
    await().untilAsserted(() -> client.post(CHAT, question).expect(200));
  }

  private JsonNode ask(Map<String, ?> body) {
    return client.post(CHAT, body).expect(200).body();
  }

  private static UserId idOf(Client client) {
    return new UserId(
        UUID.fromString(client.get("/api/v1/auth/me").expect(200).body().path("id").asString()));
  }

  private static List<Event> events(String stream) {
    return StreamSupport.stream(List.of(stream.split("\n\n")).spliterator(), false)
        .filter(block -> block.contains("event:"))
        .map(Event::read)
        .toList();
  }

  private record Event(String id, String name, JsonNode data) {

    static Event read(String block) {
      var fields =
          block
              .lines()
              .filter(line -> line.indexOf(':') > 0)
              .collect(
                  java.util.stream.Collectors.toMap(
                      line -> line.substring(0, line.indexOf(':')),
                      line -> line.substring(line.indexOf(':') + 1)));
      return new Event(fields.get("id"), fields.get("event"), JSON.readTree(fields.get("data")));
    }
  }
}
