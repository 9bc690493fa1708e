package dev.footnote.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The search as clients see it, from upload to explained hits. */
@ServiceTest
class SearchIT {

  private static final String SEARCH = "/api/v1/search";
  private static final String ENGINE =
      "The Analytical Engine has no pretensions whatever to originate anything. It can do whatever"
          + " we know how to order it to perform.";
  private static final String BREAD =
      "Knead the dough for ten minutes, then let it rise overnight.";

  @LocalServerPort private int port;
  private Client ada;

  @BeforeEach
  void signIn() {
    ada = Client.at(port).asNewAccount();
  }

  @Test
  void finds_by_word_and_by_meaning_and_explains_the_score() {
    var engine = Uploads.ready(ada, "notes.txt", ENGINE);
    Uploads.ready(ada, "bread.txt", BREAD);
    var reply =
        ada.post(SEARCH, Map.of("query", "what can the engine originate?", "explain", true))
            .expect(200)
            .body();
    var best = reply.path("hits").path(0);
    assertThat(best.path("document_id").asString()).isEqualTo(engine);
    assertThat(best.path("filename").asString()).isEqualTo("notes.txt");
    assertThat(best.path("text").asString()).isEqualTo(ENGINE);
    assertThat(best.path("page").asInt()).isEqualTo(1);
    assertThat(best.path("end").asInt() - best.path("start").asInt()).isEqualTo(ENGINE.length());
    assertThat(best.path("bm25_score").asDouble()).isPositive();
    assertThat(best.path("semantic_score").asDouble()).isBetween(0.3, 1.0);
    assertThat(best.path("score").asDouble()).isEqualTo(1.0);
    var share = best.path("explanation").path("semantic");
    assertThat(share.path("rank").asInt()).isEqualTo(1);
    assertThat(share.path("weight").asDouble()).isEqualTo(0.5);
    assertThat(reply.path("degraded").size()).isZero();
    assertThat(reply.path("took_ms").isNumber()).isTrue();

    var plain = ada.post(SEARCH, Map.of("query", "engine", "mode", "bm25")).expect(200).body();
    assertThat(plain.path("hits").size()).isEqualTo(1);
    assertThat(plain.path("hits").path(0).has("explanation")).isFalse();
    assertThat(plain.path("hits").path(0).path("semantic_score").isNull()).isTrue();
  }

  @Test
  void a_deleted_document_is_not_found_any_more() {
    var id = Uploads.ready(ada, "bread.txt", BREAD);
    ada.delete("/api/v1/documents/" + id).expect(204);
    assertThat(ada.post(SEARCH, Map.of("query", "dough")).expect(200).body().path("hits").size())
        .isZero();
  }

  @Test
  void somebody_elses_ids_narrow_the_search_as_ids_that_do_not_exist_do() {
    var eve = Client.at(port).asNewAccount();
    var foreign = Uploads.ready(eve, "bread.txt", BREAD);
    Uploads.ready(ada, "bread.txt", BREAD);
    var none = "01980000-0000-7000-8000-000000000001";
    for (var id : List.of(foreign, none)) {
      var body = Map.of("query", "dough", "document_ids", List.of(id));
      assertThat(ada.post(SEARCH, body).expect(200).body().path("hits").size()).isZero();
    }
  }

  @Test
  void what_cannot_be_searched_is_refused_with_a_reason() {
    for (var body :
        List.<Map<String, Object>>of(
            Map.of("query", "  "),
            Map.of("query", "x".repeat(2_001)),
            Map.of("query", "x", "top_k", 0),
            Map.of("query", "x", "top_k", 101),
            Map.of("query", "x", "semantic_weight", 1.1),
            Map.of("query", "x", "mode", "fuzzy"),
            Map.of("query", "x", "document_ids", List.of("no-id")),
            Map.of())) {
      ada.post(SEARCH, body).expect(400);
    }
    Client.at(port).post(SEARCH, Map.of("query", "x")).expect(401);
  }

  @Test
  void nothing_found_is_an_empty_list() {
    var reply = ada.post(SEARCH, Map.of("query", "anything at all")).expect(200).body();
    assertThat(reply.path("hits").isArray()).isTrue();
    assertThat(reply.path("hits").size()).isZero();
  }

  @Test
  void the_service_is_ready_once_the_index_was_compared_with_the_database() {
    Client.at(port).get("/health/ready").expect(200);
  }
}
