package dev.footnote.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may have the index made anew, and on which engine. */
@ServiceTest
class ReindexRulesIT {

  private static final String REINDEX = "/api/v1/admin/reindex";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  @Test
  void only_administrators_may_and_only_on_an_engine_that_can_take_it() {
    var somebody = Client.at(port).asNewAccount();
    somebody.get(REINDEX).expect(403);
    somebody.post(REINDEX, Map.of("lexical", "opensearch")).expect(403);
    var admin = Person.administratorAt(port, jdbc).client();
    for (var body :
        new Object[] {
          Map.of(),
          Map.of("lexical", "paper"),
          Map.of("semantic", "lucene"),
          Map.of("lexical", "opensearch")
        }) {
      var refusal = admin.post(REINDEX, body).expect(400).body();
      assertThat(refusal.path("code").asString()).isEqualTo("invalid_reindex");
    }
    assertThat(admin.get(REINDEX).expect(200).body().path("state").asString()).isEqualTo("idle");
  }
}
