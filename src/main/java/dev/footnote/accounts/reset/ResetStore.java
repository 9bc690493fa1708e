package dev.footnote.accounts.reset;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.token.RandomTokens;
import dev.footnote.kernel.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reset tokens in PostgreSQL. Whoever changes an account's tokens holds the account's row first, so
 * that requests, resets and sign-ups for one account follow each other.
 */
@Repository
class ResetStore {

  private final JdbcClient jdbc;

  ResetStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The account of an address, if it may be used. */
  Optional<Recipient> find(EmailAddress email) {
    return jdbc.sql(
            """
            select id, email from users
            where email = :email and disabled_at is null
            """)
        .param("email", email.value())
        .query((row, number) -> recipient(row))
        .optional();
  }

  /** The account, if it may be used; its row is held until the transaction ends. */
  Optional<Recipient> hold(UserId account) {
    return jdbc.sql(
            """
            select id, email from users
            where id = :id and disabled_at is null
            for update
            """)
        .param("id", account.value())
        .query((row, number) -> recipient(row))
        .optional();
  }

  void insert(Secret token, UserId account, RequestedBy by, Instant now, Instant expiresAt) {
    jdbc.sql(
            """
            insert into password_reset_tokens
              (hash, user_id, requested_by, created_at, expires_at)
            values (:hash, :user, :by, :now, :expires)
            """)
        .param("hash", RandomTokens.hash(token))
        .param("user", account.value())
        .param("by", by.stored())
        .param("now", utc(now))
        .param("expires", utc(expiresAt))
        .update();
  }

  /** Makes every token of the account that could still be used unusable. */
  void supersede(UserId account, Instant now) {
    jdbc.sql(
            """
            update password_reset_tokens set superseded_at = :now
            where user_id = :user and used_at is null and superseded_at is null
            """)
        .param("user", account.value())
        .param("now", utc(now))
        .update();
  }

  /** Whose a token is and until when it can be used; empty if it cannot. */
  Optional<UsableToken> find(Secret token, Instant now) {
    return jdbc.sql(
            """
            select u.id, u.email, t.expires_at
            from password_reset_tokens t join users u on u.id = t.user_id
            where t.hash = :hash and t.used_at is null and t.superseded_at is null
              and t.expires_at > :now and u.disabled_at is null
            """)
        .param("hash", RandomTokens.hash(token))
        .param("now", utc(now))
        .query((row, number) -> usable(row))
        .optional();
  }

  /** Uses the token up; of any number of callers at once exactly one gets true. */
  boolean use(Secret token, Instant now) {
    return jdbc.sql(
            """
            update password_reset_tokens set used_at = :now
            where hash = :hash and used_at is null and superseded_at is null and expires_at > :now
            returning user_id
            """)
        .param("hash", RandomTokens.hash(token))
        .param("now", utc(now))
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  /** Sets the hash; whoever has used a link from a mail has shown that the address is theirs. */
  void setPassword(UserId account, String hash, Instant now) {
    jdbc.sql(
            """
            update users
            set password_hash = :hash, email_verified_at = coalesce(email_verified_at, :now)
            where id = :id
            """)
        .param("hash", hash)
        .param("now", utc(now))
        .param("id", account.value())
        .update();
  }

  /** Keys made before anybody had shown whose address it is may be those of somebody else. */
  void deleteKeysOfUnconfirmed(UserId account) {
    jdbc.sql(
            """
            delete from api_keys k using users u
            where k.user_id = :user and u.id = k.user_id and u.email_verified_at is null
            """)
        .param("user", account.value())
        .update();
  }

  void forgetBefore(UserId account, Instant time) {
    jdbc.sql("delete from password_reset_tokens where user_id = :user and created_at < :time")
        .param("user", account.value())
        .param("time", utc(time))
        .update();
  }

  private static Recipient recipient(ResultSet row) throws SQLException {
    return new Recipient(
        new UserId(row.getObject("id", UUID.class)), new EmailAddress(row.getString("email")));
  }

  private static UsableToken usable(ResultSet row) throws SQLException {
    return new UsableToken(
        recipient(row), row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
