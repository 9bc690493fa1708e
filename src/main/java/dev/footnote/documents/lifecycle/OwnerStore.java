package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.DocumentId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All that one account keeps here. */
@Repository
class OwnerStore {

  private final JdbcClient jdbc;

  OwnerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<DocumentId> someDocuments(UserId owner, int limit) {
    return jdbc.sql("select id from documents where owner_id = :owner order by id limit :limit")
        .param("owner", owner.value())
        .param("limit", limit)
        .query((row, number) -> new DocumentId(row.getObject("id", UUID.class)))
        .list();
  }

  void deleteAllButDocuments(UserId owner) {
    for (var table : List.of("idempotency_keys", "collections")) {
      jdbc.sql("delete from " + table + " where owner_id = :owner")
          .param("owner", owner.value())
          .update();
    }
  }
}
