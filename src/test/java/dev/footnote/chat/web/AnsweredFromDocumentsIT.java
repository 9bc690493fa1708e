package dev.footnote.chat.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Nothing is fake here: documents, both halves of the search, the extractive answerer. */
@ServiceTest
class AnsweredFromDocumentsIT {

  private static final String CHAT = "/api/v1/rag/chat";
  private static final String BRIDGE =
      """
      # 😀 Die Brücke

      The Sydney Harbour Bridge was opened on 19 March 1932 by the premier Jack Lang. Its arch \
      spans 503 metres, and cafe\u0301s stand below it.

      The bridge carries eight lanes of road traffic and two railway lines.
      """;
  private static final String PENGUINS =
      "Emperor penguins breed on the ice of Antarctica in winter. They feed on krill and fish.\n";

  @LocalServerPort private int port;

  @Test
  void an_answer_quotes_the_document_at_its_exact_place() {
    var client = Client.at(port).asNewAccount();
    var bridge = Uploads.ready(client, "bridge.md", BRIDGE);
    Uploads.ready(client, "penguins.txt", PENGUINS);
    var answer = ask(client, "When was the Sydney Harbour Bridge opened?");

    assertThat(answer.path("status").asString()).isEqualTo("grounded");
    assertThat(answer.path("answer").asString()).contains("19 March 1932");
    assertThat(answer.path("provider").asString()).isEqualTo("extractive");
    assertThat(answer.path("degraded").path(0).asString()).isEqualTo("extractive_answer");
    var citation = answer.path("citations").path(0);
    assertThat(citation.path("document_id").asString()).isEqualTo(bridge);
    var text = client.get("/api/v1/documents/" + bridge + "/text").expect(200).text();
    assertThat(
            text.substring(
                text.offsetByCodePoints(0, citation.path("start").asInt()),
                text.offsetByCodePoints(0, citation.path("end").asInt())))
        .isEqualTo(citation.path("quote").asString())
        .contains("19 March 1932");
  }

  @Test
  void what_the_documents_do_not_cover_is_not_answered() {
    var client = Client.at(port).asNewAccount();
    assertThat(ask(client, "How is a sourdough bread baked?").path("answer").asString())
        .contains("Upload one");
    Uploads.ready(client, "bridge.md", BRIDGE);
    var answer = ask(client, "How is a sourdough bread baked?");
    assertThat(answer.path("status").asString()).isEqualTo("insufficient_evidence");
    assertThat(answer.path("answer").asString())
        .startsWith("Nothing in your documents matches this.");
    assertThat(answer.path("citations").isEmpty()).isTrue();
  }

  @Test
  void citations_outlive_their_document() {
    var client = Client.at(port).asNewAccount();
    var bridge = Uploads.ready(client, "bridge.md", BRIDGE);
    var answer = ask(client, "How many lanes of traffic does the bridge carry?");
    client.delete("/api/v1/documents/" + bridge).expect(204);
    var kept =
        client
            .get("/api/v1/conversations/" + answer.path("conversation_id").asString())
            .expect(200)
            .body();
    assertThat(kept.path("messages").path(1).path("citations")).isNotEmpty();
    assertThat(kept.path("messages").path(1).path("citations")).isEqualTo(answer.path("citations"));
    assertThat(ask(client, "How many lanes of traffic does the bridge carry?").path("citations"))
        .isEmpty();
  }

  private static JsonNode ask(Client client, String question) {
    return client.post(CHAT, Map.of("question", question)).expect(200).body();
  }
}
