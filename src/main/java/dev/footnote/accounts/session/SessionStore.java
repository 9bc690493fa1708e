package dev.footnote.accounts.session;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Role;
import dev.footnote.accounts.Standing;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.ClientAddress;
import dev.footnote.kernel.Secret;
import dev.footnote.limits.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions and their refresh tokens in PostgreSQL. */
class SessionStore {

  /** Every use is not worth a write. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  SessionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Session session, Device device, Instant now) {
    jdbc.sql(
            """
            insert into sessions
              (id, user_id, created_at, last_used_at, expires_at, client, address_hash)
            select :id, u.id, :now, :now, :expires, :client,
              sha256(convert_to(u.email || ' ' || :network, 'UTF8'))
            from users u where u.id = :user
            """)
        .param("client", device.name().orElse(null))
        .param("network", network(device.address()))
        .param("id", session.id().value())
        .param("user", session.user().value())
        .param("now", utc(now))
        .param("expires", utc(session.expiresAt()))
        .update();
  }

  void insertRefreshToken(Secret token, SessionId session, Instant now, Instant expiresAt) {
    jdbc.sql(
            """
            insert into refresh_tokens (hash, session_id, created_at, expires_at)
            values (:hash, :session, :now, :expires)
            """)
        .param("hash", RefreshTokens.hash(token))
        .param("session", session.value())
        .param("now", utc(now))
        .param("expires", utc(expiresAt))
        .update();
  }

  /**
   * Marks the token as used and gives its session. Of two callers at once the second waits for the
   * row and then finds it used: exactly one gets the session.
   */
  Optional<Session> use(Secret token, Instant now) {
    return jdbc.sql(
            """
            update refresh_tokens t
            set used_at = :now
            from sessions s join users u on u.id = s.user_id
            where t.hash = :hash and t.used_at is null and t.expires_at > :now
              and s.id = t.session_id and s.ended_at is null and s.expires_at > :now
              and u.disabled_at is null
            returning s.id, s.user_id, s.expires_at
            """)
        .param("hash", RefreshTokens.hash(token))
        .param("now", utc(now))
        .query((row, number) -> session(row))
        .optional();
  }

  /** Ends the session of a token that was used before; gives it if it was still going on. */
  Optional<Session> endIfReused(Secret token, Instant now) {
    return jdbc.sql(
            """
            update sessions s
            set ended_at = :now, end_reason = 'refresh_token_reused'
            from refresh_tokens t
            where t.hash = :hash and t.used_at is not null
              and s.id = t.session_id and s.ended_at is null
            returning s.id, s.user_id, s.expires_at
            """)
        .param("hash", RefreshTokens.hash(token))
        .param("now", utc(now))
        .query((row, number) -> session(row))
        .optional();
  }

  /** Ends the session of a token; gives its account if the session was still going on. */
  Optional<UserId> end(Secret token, Instant now) {
    return jdbc.sql(
            """
            update sessions s
            set ended_at = :now, end_reason = 'signed_out'
            from refresh_tokens t
            where t.hash = :hash and s.id = t.session_id and s.ended_at is null
            returning s.user_id
            """)
        .param("hash", RefreshTokens.hash(token))
        .param("now", utc(now))
        .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
        .optional();
  }

  /** Ends all sessions of an account but one; gives how many were still going on. */
  int endAll(UserId user, Optional<SessionId> except, EndReason reason, Instant now) {
    return jdbc.sql(
            """
            update sessions
            set ended_at = :now, end_reason = :reason
            where user_id = :user and ended_at is null
              and id is distinct from cast(:except as uuid)
            """)
        .param("user", user.value())
        .param("except", except.map(SessionId::value).orElse(null))
        .param("reason", reason.code())
        .param("now", utc(now))
        .update();
  }

  void touch(SessionId session, Instant now) {
    jdbc.sql("update sessions set last_used_at = :now where id = :id")
        .param("id", session.value())
        .param("now", utc(now))
        .update();
  }

  /**
   * Whether somebody has lately signed in to the account from there; what a password reset has
   * ended does not count, because it may have been the reason for it.
   */
  boolean haveBeenStartedFrom(ClientAddress address, EmailAddress email) {
    return jdbc.sql(
            """
            select exists (
              select from sessions s join users u on u.id = s.user_id
              where u.email = :email and s.end_reason is distinct from 'password_reset'
                and s.address_hash = sha256(convert_to(:email || ' ' || :network, 'UTF8')))
            """)
        .param("email", email.value())
        .param("network", network(address))
        .query(Boolean.class)
        .single();
  }

  /** Who asks in a session, if it goes on and its account may be used; notes the use. */
  Optional<Caller.InSession> use(SessionId session, UserId user, Instant now) {
    var found =
        jdbc.sql(
                """
                select u.role, u.email_verified_at, s.last_used_at < :stale as stale
                from sessions s join users u on u.id = s.user_id
                where s.id = :session and s.user_id = :user and s.ended_at is null
                  and s.expires_at > :now and u.disabled_at is null
                """)
            .param("session", session.value())
            .param("user", user.value())
            .param("now", utc(now))
            .param("stale", utc(now.minus(PRECISION)))
            .query((row, number) -> new Used(caller(row, session, user), row.getBoolean("stale")))
            .optional();
    found.filter(Used::stale).ifPresent(used -> touch(session, now));
    return found.map(Used::caller);
  }

  private record Used(Caller.InSession caller, boolean stale) {}

  private static Caller.InSession caller(ResultSet row, SessionId session, UserId user)
      throws SQLException {
    return new Caller.InSession(
        user,
        Role.of(row.getString("role")),
        row.getObject("email_verified_at") == null ? Standing.UNVERIFIED : Standing.FULL,
        session.value());
  }

  /** Forgets what is over, so that the tables do not grow with every sign-in. */
  int deleteExpired(UserId user, Instant now) {
    return jdbc.sql("delete from sessions where user_id = :user and expires_at <= :now")
        .param("user", user.value())
        .param("now", utc(now))
        .update();
  }

  private static String network(ClientAddress address) {
    return Subject.client(address).text();
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        new SessionId(row.getObject("id", UUID.class)),
        new UserId(row.getObject("user_id", UUID.class)),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
