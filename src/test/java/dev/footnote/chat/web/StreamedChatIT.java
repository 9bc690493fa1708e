package dev.footnote.chat.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.web.SseReader.Event;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A question and its answer as a stream of events, read to its end. */
class StreamedChatIT extends ChatSteps {

  @Test
  void a_stream_tells_what_was_found_then_text_and_citations_then_the_whole_answer() {
    var reply =
        client
            .post(CHAT, Map.of("question", "When was the bridge opened?", "stream", true))
            .expect(200);
    assertThat(reply.header("Content-Type")).startsWith("text/event-stream");
    var events = SseReader.events(reply.text());
    assertThat(events.stream().map(Event::name).distinct())
        .containsExactly("retrieval", "delta", "citation", "done");
    assertThat(events).extracting(Event::id).isNotEmpty().noneMatch(String::isEmpty);
    var done = events.getLast().data();
    assertThat(SseReader.text(events))
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
        SseReader.events(
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
        SseReader.events(
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
    assertThat(SseReader.events(text).getLast().data().path("status").asInt()).isEqualTo(500);
    assertThat(text).doesNotContain("secrets");
  }
}
