package dev.footnote.accounts.registry;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Invitation;
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

/** Invitations in PostgreSQL; only the SHA-256 of their tokens is kept. */
@Repository
class InvitationStore {

  private final JdbcClient jdbc;

  InvitationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores an invitation in place of earlier ones for the same address and of old ones. */
  void replace(Invitation invitation, Secret token, UserId administrator) {
    jdbc.sql("delete from invitations where email = :email or expires_at < :now")
        .param("email", invitation.email())
        .param("now", utc(invitation.createdAt()))
        .update();
    jdbc.sql(
            """
            insert into invitations (id, email, hash, invited_by, created_at, expires_at)
            values (:id, :email, :hash, :by, :now, :expires)
            """)
        .param("id", invitation.id())
        .param("email", invitation.email())
        .param("hash", RandomTokens.hash(token))
        .param("by", administrator.value())
        .param("now", utc(invitation.createdAt()))
        .param("expires", utc(invitation.expiresAt()))
        .update();
  }

  /** The invitation of a token that can be used. */
  Optional<Invitation> find(Secret token, Instant now) {
    return jdbc.sql(
            """
            select id, email, created_at, expires_at from invitations
            where hash = :hash and used_at is null and expires_at > :now
            """)
        .param("hash", RandomTokens.hash(token))
        .param("now", utc(now))
        .query((row, number) -> invitation(row))
        .optional();
  }

  boolean use(Secret token, EmailAddress email, Instant now) {
    return jdbc.sql(
                """
                update invitations set used_at = :now
                where hash = :hash and email = :email and used_at is null and expires_at > :now
                """)
            .param("hash", RandomTokens.hash(token))
            .param("email", email.value())
            .param("now", utc(now))
            .update()
        == 1;
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    return new Invitation(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
