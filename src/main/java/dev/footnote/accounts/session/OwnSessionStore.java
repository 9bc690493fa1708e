package dev.footnote.accounts.session;

import dev.footnote.accounts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sessions of one account, as its owner sees and ends them. */
class OwnSessionStore {

  private final JdbcClient jdbc;

  OwnSessionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first, those that began before the one named. */
  List<OwnSession> list(UserId user, Optional<UUID> before, int limit, Instant now) {
    return jdbc.sql(
            """
            select id, created_at, last_used_at, expires_at, client from sessions
            where user_id = :user and ended_at is null and expires_at > :now
              and (cast(:before as uuid) is null or id < :before)
            order by id desc
            limit :limit
            """)
        .param("user", user.value())
        .param("now", utc(now))
        .param("before", before.orElse(null), java.sql.Types.OTHER)
        .param("limit", limit)
        .query((row, number) -> session(row))
        .list();
  }

  boolean end(UserId user, SessionId session, Instant now) {
    return jdbc.sql(
                """
                update sessions set ended_at = :now, end_reason = :reason
                where id = :id and user_id = :user and ended_at is null and expires_at > :now
                """)
            .param("id", session.value())
            .param("user", user.value())
            .param("reason", EndReason.ENDED_BY_OWNER.code())
            .param("now", utc(now))
            .update()
        == 1;
  }

  private static OwnSession session(ResultSet row) throws SQLException {
    return new OwnSession(
        row.getObject("id", UUID.class),
        instant(row, "created_at"),
        instant(row, "last_used_at"),
        instant(row, "expires_at"),
        row.getString("client"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
