package dev.footnote.chat.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations over real documents: what is kept of an answer, renamed, exported, deleted. */
@ServiceTest
class ConversationIT {

  private static final String CONVERSATIONS = "/api/v1/conversations";
  private static final String BRIDGE =
      "The *Sydney* Harbour Bridge was opened on 19 March 1932 by the premier Jack Lang.";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  private Client client;
  private String document;
  private String id;

  @BeforeEach
  void a_conversation_about_a_bridge() {
    client = Client.at(port).asNewAccount();
    document = Uploads.ready(client, "bridge.txt", BRIDGE);
    id =
        client
            .post(
                "/api/v1/rag/chat",
                Map.of("question", "When was the Sydney Harbour Bridge opened?"))
            .expect(200)
            .body()
            .path("conversation_id")
            .asString();
  }

  @Test
  void an_answer_stays_byte_for_byte_when_its_document_changes_and_when_it_goes() {
    var before = client.get(CONVERSATIONS + "/" + id).expect(200).bytes();
    assertThat(new String(before, StandardCharsets.UTF_8)).contains("\"quote\":\"The *Sydney*");

    client
        .send(
            client.multipart(
                "PUT",
                "/api/v1/documents/" + document + "/content",
                "bridge.txt",
                bytes("The bridge was closed in 1999, and nothing else is known of it today."),
                Map.of()))
        .expect(202);
    Uploads.awaitReady(client, document, 2);
    assertThat(client.get(CONVERSATIONS + "/" + id).expect(200).bytes()).isEqualTo(before);

    client.delete("/api/v1/documents/" + document).expect(204);
    client.get("/api/v1/documents/" + document + "/text").expect(404);
    assertThat(client.get(CONVERSATIONS + "/" + id).expect(200).bytes()).isEqualTo(before);

    client.delete(CONVERSATIONS + "/" + id).expect(204);
    assertThat(rows("messages where conversation_id = :id")).isZero();
    assertThat(
            jdbc.sql("select count(*) from citations where document_id = :id")
                .param("id", UUID.fromString(document))
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void a_conversation_gets_another_title() {
    var renamed =
        client
            .patch(CONVERSATIONS + "/" + id, Map.of("title", "  Bridges\n\u202Eof Sydney "))
            .expect(200);
    assertThat(renamed.body().path("title").asString()).isEqualTo("Bridges of Sydney");
    assertThat(
            client
                .get(CONVERSATIONS)
                .expect(200)
                .body()
                .path("items")
                .path(0)
                .path("title")
                .asString())
        .isEqualTo("Bridges of Sydney");
    client.patch(CONVERSATIONS + "/" + id, Map.of("title", " ")).expect(400);
    client.patch(CONVERSATIONS + "/" + id, Map.of("title", "x".repeat(201))).expect(400);
    client.patch(CONVERSATIONS + "/" + id, Map.of()).expect(400);
    client.patch(CONVERSATIONS + "/" + new UUID(1, 1), Map.of("title", "x")).expect(404);
  }

  @Test
  void a_conversation_can_be_taken_along_as_json_and_as_markdown() {
    var json = client.get(CONVERSATIONS + "/" + id + "/export").expect(200);
    assertThat(json.header("Content-Disposition")).contains("conversation-" + id + ".json");
    assertThat(json.body()).isEqualTo(client.get(CONVERSATIONS + "/" + id).expect(200).body());

    var markdown = client.get(CONVERSATIONS + "/" + id + "/export?format=markdown").expect(200);
    assertThat(markdown.header("Content-Type")).startsWith("text/markdown");
    assertThat(markdown.text())
        .startsWith("# When was the Sydney Harbour Bridge opened?")
        .contains("19 March 1932")
        .contains("\\*Sydney\\*")
        .contains("\\[1\\] \u201C")
        .contains("bridge.txt, page 1");
    client.get(CONVERSATIONS + "/" + id + "/export?format=pdf").expect(400);
    client.get(CONVERSATIONS + "/" + new UUID(1, 1) + "/export").expect(404);
  }

  @Test
  void what_an_answer_took_is_counted_for_its_day() {
    assertThat(
            rows(
                "answer_usage where owner_id = (select owner_id from conversations where id = :id)"))
        .isEqualTo(1);
  }

  private int rows(String from) {
    return jdbc.sql("select count(*) from " + from)
        .param("id", UUID.fromString(id))
        .query(Integer.class)
        .single();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
