package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.lifecycle.DocumentRow.at;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.DocumentError;
import dev.footnote.kernel.AppException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Remembers replies, so that a repeated request gets the same one and nothing is made twice. */
@Component
class IdempotencyStore {

  private final JdbcClient database;
  private final JsonMapper json;
  private final Clock clock;

  IdempotencyStore(JdbcClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  private record Reply(String fingerprint, String reply) {}

  /**
   * The remembered reply to this key, or that of {@code work}; to be called in the transaction of
   * the work and under the lock of the owner.
   *
   * @param fingerprint equal for equal requests
   */
  <T> T once(
      UserId owner, Optional<String> key, String fingerprint, Class<T> type, Supplier<T> work) {
    if (key.isEmpty()) {
      return work.get();
    }
    var earlier = find(owner, key.get());
    if (earlier.isPresent()) {
      return json.readValue(repeated(earlier.get(), fingerprint).reply(), type);
    }
    var reply = work.get();
    remember(owner, key.get(), new Reply(fingerprint, json.writeValueAsString(reply)));
    return reply;
  }

  private static Reply repeated(Reply earlier, String fingerprint) {
    if (!earlier.fingerprint().equals(fingerprint)) {
      throw AppException.of(
          DocumentError.IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key was used for a different request. Use a new key for a new request.");
    }
    return earlier;
  }

  private Optional<Reply> find(UserId owner, String key) {
    return database
        .sql(
            """
            select fingerprint, reply from idempotency_keys where owner_id = :owner and key = :key
            """)
        .param("owner", owner.value())
        .param("key", key)
        .query((row, number) -> new Reply(row.getString(1), row.getString(2)))
        .optional();
  }

  private void remember(UserId owner, String key, Reply reply) {
    database
        .sql("insert into idempotency_keys values (:owner, :key, :fingerprint, :reply, :at)")
        .param("owner", owner.value())
        .param("key", key)
        .param("fingerprint", reply.fingerprint())
        .param("reply", reply.reply())
        .param("at", at(clock.instant()))
        .update();
  }

  int forgetBefore(Instant moment) {
    return database
        .sql("delete from idempotency_keys where created_at < :moment")
        .param("moment", at(moment))
        .update();
  }
}
