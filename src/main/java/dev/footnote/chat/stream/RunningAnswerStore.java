package dev.footnote.chat.stream;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Citation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are being written, as far as their instances have stored them. */
class RunningAnswerStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Citation>> CITATIONS = new TypeReference<>() {};

  private final JdbcClient database;

  RunningAnswerStore(JdbcClient database) {
    this.database = database;
  }

  void begin(Key key, Instant now) {
    database
        .sql(
            """
            insert into running_answers (id, owner_id, conversation_id, heartbeat_at)
            values (:id, :owner, :conversation, :now)
            """)
        .param("id", key.answer().value())
        .param("owner", key.owner().value())
        .param("conversation", key.conversation().value())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Adds what was written; gives the answers that somebody wants to be stopped. */
  Set<MessageId> append(List<Piece> pieces, Instant now) {
    return database
        .sql(
            """
            update running_answers r set
              text = r.text || p.text, citations = r.citations || p.citations::jsonb,
              heartbeat_at = :now
            from unnest(:ids, :texts, :citations) as p (id, text, citations)
            where r.id = p.id
            returning r.id, r.stop_requested
            """)
        .param("now", Timestamp.from(now))
        .param("ids", new SqlArrayValue("uuid", column(pieces, piece -> piece.answer().value())))
        .param("texts", new SqlArrayValue("text", column(pieces, Piece::text)))
        .param("citations", new SqlArrayValue("text", column(pieces, Piece::citationsAsJson)))
        .query(
            (row, number) ->
                row.getBoolean("stop_requested")
                    ? Optional.of(new MessageId(row.getObject("id", UUID.class)))
                    : Optional.<MessageId>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Object[] column(List<Piece> pieces, Function<Piece, Object> value) {
    return pieces.stream().map(value).toArray();
  }

  /** Whether there is such an answer to be stopped. */
  boolean requestStop(Key key) {
    return database
            .sql(
                """
                update running_answers set stop_requested = true
                where id = :id and owner_id = :owner and conversation_id = :conversation
                  and fault is null
                """)
            .param("id", key.answer().value())
            .param("owner", key.owner().value())
            .param("conversation", key.conversation().value())
            .update()
        == 1;
  }

  Optional<Row> find(Key key) {
    return database
        .sql(
            """
            select text, citations, fault, fault_kind, fault_detail, heartbeat_at
            from running_answers
            where id = :id and owner_id = :owner and conversation_id = :conversation
            """)
        .param("id", key.answer().value())
        .param("owner", key.owner().value())
        .param("conversation", key.conversation().value())
        .query(RunningAnswerStore::row)
        .optional();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("text"),
        JSON.readValue(row.getString("citations"), CITATIONS),
        fault(row.getString("fault"), row),
        row.getTimestamp("heartbeat_at").toInstant());
  }

  private static Optional<AppException> fault(@Nullable String code, ResultSet row)
      throws SQLException {
    if (code == null) {
      return Optional.empty();
    }
    var told = new ToldCode(code, ErrorKind.valueOf(row.getString("fault_kind")));
    return Optional.of(AppException.of(told, row.getString("fault_detail")));
  }

  /** Kept for a while, for readers that do not know yet. */
  void fail(MessageId answer, AppException fault, Instant now) {
    database
        .sql(
            """
            update running_answers set
              fault = :fault, fault_kind = :kind, fault_detail = :detail, heartbeat_at = :now
            where id = :id
            """)
        .param("fault", fault.code().code().toUpperCase(Locale.ROOT))
        .param("kind", fault.code().kind().name())
        .param("detail", fault.detail())
        .param("now", Timestamp.from(now))
        .param("id", answer.value())
        .update();
  }

  void remove(MessageId answer) {
    database.sql("delete from running_answers where id = :id").param("id", answer.value()).update();
  }

  void removeSilentSince(Instant before) {
    database
        .sql("delete from running_answers where heartbeat_at < :before")
        .param("before", Timestamp.from(before))
        .update();
  }

  /** Whose answer, and where. */
  record Key(UserId owner, ConversationId conversation, MessageId answer) {}

  /** What was written since the last piece. */
  record Piece(MessageId answer, String text, List<Citation> citations) {

    String citationsAsJson() {
      return JSON.writeValueAsString(citations);
    }
  }

  /** An answer as far as it is stored. */
  record Row(
      String text, List<Citation> citations, Optional<AppException> fault, Instant heartbeat) {}

  /** A code that another instance has told. */
  private record ToldCode(String name, ErrorKind kind) implements ErrorCode {}
}
