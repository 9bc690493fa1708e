package dev.footnote.accounts.verification;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.token.RandomTokens;
import dev.footnote.kernel.Secret;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Verification tokens in PostgreSQL. */
@Repository
class VerificationStore {

  private final JdbcClient jdbc;

  VerificationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Secret token, UserId account, Instant now, Instant expiresAt) {
    jdbc.sql(
            """
            insert into email_verification_tokens (hash, user_id, created_at, expires_at)
            values (:hash, :user, :now, :expires)
            """)
        .param("hash", RandomTokens.hash(token))
        .param("user", account.value())
        .param("now", utc(now))
        .param("expires", utc(expiresAt))
        .update();
  }

  Optional<Instant> usableUntil(Secret token, Instant now) {
    return jdbc.sql(
            """
            select expires_at from email_verification_tokens
            where hash = :hash and used_at is null and expires_at > :now
            """)
        .param("hash", RandomTokens.hash(token))
        .param("now", utc(now))
        .query((row, number) -> row.getObject("expires_at", OffsetDateTime.class).toInstant())
        .optional();
  }

  /** Uses the token up and gives its account; of callers at once exactly one gets it. */
  Optional<UserId> use(Secret token, Instant now) {
    return jdbc.sql(
            """
            update email_verification_tokens set used_at = :now
            where hash = :hash and used_at is null and expires_at > :now
            returning user_id
            """)
        .param("hash", RandomTokens.hash(token))
        .param("now", utc(now))
        .query(UUID.class)
        .optional()
        .map(UserId::new);
  }

  void markVerified(UserId account, Instant now) {
    jdbc.sql(
            """
            update users set email_verified_at = coalesce(email_verified_at, :now) where id = :id
            """)
        .param("now", utc(now))
        .param("id", account.value())
        .update();
  }

  /**
   * The address of the account, if it is to be confirmed; holds the row, so that requests queue.
   */
  Optional<EmailAddress> holdUnverified(UserId account) {
    return jdbc.sql(
            """
            select email from users
            where id = :id and email_verified_at is null and disabled_at is null
            for update
            """)
        .param("id", account.value())
        .query(String.class)
        .optional()
        .map(EmailAddress::new);
  }

  int countSince(UserId account, Instant since) {
    return jdbc.sql(
            """
            select count(*) from email_verification_tokens
            where user_id = :user and created_at > :since
            """)
        .param("user", account.value())
        .param("since", utc(since))
        .query(Integer.class)
        .single();
  }

  void forgetExpired(UserId account, Instant now) {
    jdbc.sql("delete from email_verification_tokens where user_id = :user and expires_at <= :now")
        .param("user", account.value())
        .param("now", utc(now))
        .update();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
