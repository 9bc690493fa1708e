package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and their password hashes in PostgreSQL. */
@Repository
class AccountStore {

  private final JdbcClient jdbc;

  AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Inserts the account; false if the address is taken, by a request at the same time too.
   *
   * @param verifiedAt when it was proven whose address it is
   */
  boolean insert(Account account, String passwordHash, Optional<Instant> verifiedAt) {
    var rows =
        jdbc.sql(
                """
                insert into users (id, email, name, password_hash, created_at, email_verified_at)
                values (:id, :email, :name, :hash, :now, :verified)
                on conflict (email) do nothing
                """)
            .param("id", account.id().value())
            .param("email", account.email())
            .param("name", account.name())
            .param("hash", passwordHash)
            .param("now", utc(account.createdAt()))
            .param("verified", verifiedAt.map(AccountStore::utc).orElse(null))
            .update();
    return rows == 1;
  }

  Optional<Account> find(UserId id) {
    return jdbc.sql("select id, email, name, created_at from users where id = :id")
        .param("id", id.value())
        .query((row, number) -> account(row))
        .optional();
  }

  /** The account with its hash, if it is not disabled. */
  Optional<StoredAccount> findUsable(EmailAddress email) {
    return jdbc.sql(
            """
            select id, email, name, created_at, password_hash from users
            where email = :email and disabled_at is null
            """)
        .param("email", email.value())
        .query((row, number) -> stored(row))
        .optional();
  }

  /**
   * Whether the account has the same password and may still be used; keeps that so until the
   * transaction ends.
   */
  boolean holdUnchanged(StoredAccount account) {
    return jdbc.sql(
            """
            select id from users
            where id = :id and password_hash = :hash and disabled_at is null
            for share
            """)
        .param("id", account.account().id().value())
        .param("hash", account.passwordHash().orElse(null))
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  /** The account with its hash, if it is not disabled. */
  Optional<StoredAccount> findUsable(UserId id) {
    return jdbc.sql(
            """
            select id, email, name, created_at, password_hash from users
            where id = :id and disabled_at is null
            """)
        .param("id", id.value())
        .query((row, number) -> stored(row))
        .optional();
  }

  /** Replaces the hash unless the password was changed meanwhile. */
  boolean replaceHash(StoredAccount account, String newHash) {
    return jdbc.sql(
                """
                update users set password_hash = :new
                where id = :id and password_hash = :old and disabled_at is null
                """)
            .param("new", newHash)
            .param("id", account.account().id().value())
            .param("old", account.passwordHash().orElse(null))
            .update()
        == 1;
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static StoredAccount stored(ResultSet row) throws SQLException {
    return new StoredAccount(account(row), Optional.ofNullable(row.getString("password_hash")));
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        new UserId(row.getObject("id", UUID.class)),
        row.getString("email"),
        row.getString("name"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
