package dev.footnote.chat.web;

import static dev.footnote.chat.ScriptedModels.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.chat.ScriptedModels;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Degradation;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A question and its answer in one piece. */
class ChatIT extends ChatSteps {

  private static final JsonMapper JSON = JsonMapper.builder().build();

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
        IntStream.range(0, 4)
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
}
