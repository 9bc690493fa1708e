package dev.footnote.accounts.administrator;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The administrator's account in PostgreSQL. */
@Repository
class AdministratorStore {

  private final JdbcClient jdbc;

  AdministratorStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is there under the address; its row is held until the transaction ends. */
  Optional<Candidate> hold(EmailAddress email) {
    return jdbc.sql(
            """
            select id, role = 'admin' as admin, email_verified_at is not null as verified,
                   disabled_at is not null as disabled
            from users where email = :email
            for update
            """)
        .param("email", email.value())
        .query(
            (row, number) ->
                new Candidate(
                    new UserId(row.getObject("id", UUID.class)),
                    row.getBoolean("admin"),
                    row.getBoolean("verified"),
                    row.getBoolean("disabled")))
        .optional();
  }

  /** Without a password; false if another instance was faster. */
  boolean insert(UserId id, EmailAddress email, Instant now) {
    var rows =
        jdbc.sql(
                """
                insert into users (id, email, role, created_at) values (:id, :email, 'admin', :now)
                on conflict (email) do nothing
                """)
            .param("id", id.value())
            .param("email", email.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    return rows == 1;
  }

  void promote(UserId id) {
    jdbc.sql("update users set role = 'admin' where id = :id").param("id", id.value()).update();
  }

  void forgetPassword(UserId id) {
    jdbc.sql("update users set password_hash = null where id = :id")
        .param("id", id.value())
        .update();
  }

  void deleteKeys(UserId id) {
    jdbc.sql("delete from api_keys where user_id = :id").param("id", id.value()).update();
  }

  /** An account that may become an administrator's. */
  record Candidate(UserId id, boolean admin, boolean verified, boolean disabled) {}
}
