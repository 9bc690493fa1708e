package dev.footnote.accounts.apikey;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Role;
import dev.footnote.accounts.Standing;
import dev.footnote.accounts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API keys in PostgreSQL. */
class ApiKeyStore {

  /** Every use is not worth a write. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  ApiKeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Inserts the key if the account has fewer than so many; of two at once the second waits for the
   * account's row and counts the first.
   */
  boolean insert(UserId user, ApiKey key, byte[] hash, int max) {
    jdbc.sql("select from users where id = :user for update")
        .param("user", user.value())
        .query((row, number) -> user)
        .optional();
    return jdbc.sql(
                """
                insert into api_keys (id, user_id, name, prefix, hash, created_at, expires_at)
                select :id, :user, :name, :prefix, :hash, :now, :expires
                where (select count(*) from api_keys
                       where user_id = :user and expires_at > :now) < :max
                """)
            .param("id", key.id())
            .param("user", user.value())
            .param("name", key.name())
            .param("prefix", key.prefix())
            .param("hash", hash)
            .param("now", utc(key.createdAt()))
            .param("expires", utc(key.expiresAt()))
            .param("max", max)
            .update()
        == 1;
  }

  List<ApiKey> list(UserId user) {
    return jdbc.sql(
            """
            select id, name, prefix, created_at, expires_at, last_used_at from api_keys
            where user_id = :user
            order by id desc
            """)
        .param("user", user.value())
        .query((row, number) -> key(row))
        .list();
  }

  boolean delete(UserId user, UUID key) {
    return jdbc.sql("delete from api_keys where id = :id and user_id = :user")
            .param("id", key)
            .param("user", user.value())
            .update()
        == 1;
  }

  /** Expired keys stay for a while, so that their owner sees why a program is refused. */
  void deleteExpiredBefore(UserId user, Instant time) {
    jdbc.sql("delete from api_keys where user_id = :user and expires_at < :time")
        .param("user", user.value())
        .param("time", utc(time))
        .update();
  }

  /** Who calls with a key, if it is good and its account may be used; notes the use. */
  Optional<Caller.WithKey> use(byte[] hash, Instant now) {
    var found =
        jdbc.sql(
                """
                select k.id, k.user_id, u.role, u.email_verified_at,
                  k.last_used_at is null or k.last_used_at < :stale as stale
                from api_keys k join users u on u.id = k.user_id
                where k.hash = :hash and k.expires_at > :now and u.disabled_at is null
                """)
            .param("hash", hash)
            .param("now", utc(now))
            .param("stale", utc(now.minus(PRECISION)))
            .query((row, number) -> new Used(caller(row), row.getBoolean("stale")))
            .optional();
    found.filter(Used::stale).ifPresent(used -> touch(used.caller().key(), now));
    return found.map(Used::caller);
  }

  private record Used(Caller.WithKey caller, boolean stale) {}

  private void touch(UUID key, Instant now) {
    jdbc.sql("update api_keys set last_used_at = :now where id = :id")
        .param("id", key)
        .param("now", utc(now))
        .update();
  }

  private static Caller.WithKey caller(ResultSet row) throws SQLException {
    return new Caller.WithKey(
        new UserId(row.getObject("user_id", UUID.class)),
        Role.of(row.getString("role")),
        row.getObject("email_verified_at") == null ? Standing.UNVERIFIED : Standing.FULL,
        row.getObject("id", UUID.class));
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("prefix"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("last_used_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
