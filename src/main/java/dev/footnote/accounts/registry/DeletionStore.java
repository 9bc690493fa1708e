package dev.footnote.accounts.registry;

import dev.footnote.accounts.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts that are going. */
@Repository
class DeletionStore {

  private final JdbcClient jdbc;

  DeletionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes from the account what it can be used with and whose it was: from the commit on no
   * password, token or key of it is good, and its address may open another account.
   */
  void begin(UserId user, Instant now) {
    jdbc.sql("delete from sessions where user_id = :id").param("id", user.value()).update();
    jdbc.sql("delete from api_keys where user_id = :id").param("id", user.value()).update();
    jdbc.sql(
            """
            update users
            set deleted_at = :now, disabled_at = coalesce(disabled_at, :now), name = null,
              email = id || '@deleted.invalid', password_hash = null, role = 'user'
            where id = :id and deleted_at is null
            """)
        .param("id", user.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Deletes the row and what goes with it. */
  void finish(UserId user) {
    jdbc.sql("delete from users where id = :id and deleted_at is not null")
        .param("id", user.value())
        .update();
  }
}
