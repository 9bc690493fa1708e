package dev.footnote.chat.web;

import static dev.footnote.chat.ScriptedModels.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Conversations that go on: what they keep, in which pieces, and for whom. */
class ContinuedConversationIT extends ChatSteps {

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
}
