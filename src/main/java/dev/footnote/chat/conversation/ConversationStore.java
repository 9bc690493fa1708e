package dev.footnote.chat.conversation;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Conversation;
import dev.footnote.chat.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code conversations}. */
class ConversationStore {

  private final JdbcClient jdbc;

  ConversationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(UserId owner, Conversation conversation) {
    jdbc.sql(
            """
            insert into conversations (id, owner_id, title, created_at, updated_at)
            values (:id, :owner, :title, :created_at, :updated_at)
            """)
        .param("id", conversation.id().value())
        .param("owner", owner.value())
        .param("title", conversation.title())
        .param("created_at", time(conversation.createdAt()))
        .param("updated_at", time(conversation.updatedAt()))
        .update();
  }

  /** Notes an answer and locks the row until the transaction ends; false if there is no such. */
  boolean touch(UserId owner, ConversationId id, Instant at) {
    return jdbc.sql(
                """
                update conversations set updated_at = :at
                where id = :id and owner_id = :owner
                """)
            .param("at", time(at))
            .param("id", id.value())
            .param("owner", owner.value())
            .update()
        == 1;
  }

  Optional<Conversation> find(UserId owner, ConversationId id) {
    return jdbc.sql(
            """
            select id, title, created_at, updated_at from conversations
            where id = :id and owner_id = :owner
            """)
        .param("id", id.value())
        .param("owner", owner.value())
        .query(ConversationStore::conversation)
        .optional();
  }

  List<Conversation> list(UserId owner, ConversationCursor after, int limit) {
    return jdbc.sql(
            """
            select id, title, created_at, updated_at from conversations
            where owner_id = :owner and (updated_at, id) < (:updated_at, :id)
            order by updated_at desc, id desc
            limit :limit
            """)
        .param("owner", owner.value())
        .param("updated_at", time(after.updatedAt()))
        .param("id", after.id())
        .param("limit", limit)
        .query(ConversationStore::conversation)
        .list();
  }

  /** False if there is no such. */
  boolean rename(UserId owner, ConversationId id, String title) {
    return jdbc.sql("update conversations set title = :title where id = :id and owner_id = :owner")
            .param("title", title)
            .param("id", id.value())
            .param("owner", owner.value())
            .update()
        == 1;
  }

  /** False if there is no such. */
  boolean delete(UserId owner, ConversationId id) {
    return jdbc.sql("delete from conversations where id = :id and owner_id = :owner")
            .param("id", id.value())
            .param("owner", owner.value())
            .update()
        == 1;
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Conversation conversation(ResultSet row, int number) throws SQLException {
    return new Conversation(
        new ConversationId(row.getObject("id", UUID.class)),
        row.getString("title"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
