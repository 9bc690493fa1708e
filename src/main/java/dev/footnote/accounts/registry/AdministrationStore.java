package dev.footnote.accounts.registry;

import dev.footnote.accounts.Role;
import dev.footnote.accounts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All accounts, as administrators see and switch them; deleted ones are not among them. */
@Repository
class AdministrationStore {

  private static final String COLUMNS =
      "id, email, name, role, created_at, email_verified_at, disabled_at";

  private final JdbcClient jdbc;

  AdministrationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first, those with the text in their address, made before the one named. */
  List<ListedAccount> list(String emailPart, Optional<UUID> before, int limit) {
    return jdbc.sql(
            """
            select %s from users
            where deleted_at is null and position(:part in email) > 0
              and (cast(:before as uuid) is null or id < :before)
            order by id desc
            limit :limit
            """
                .formatted(COLUMNS))
        .param("part", emailPart)
        .param("before", before.orElse(null), Types.OTHER)
        .param("limit", limit)
        .query((row, number) -> account(row))
        .list();
  }

  /** Gives the account as it is then, if there is one. */
  Optional<ListedAccount> disable(UserId user, Instant now) {
    return jdbc.sql(
            """
            update users set disabled_at = coalesce(disabled_at, :now)
            where id = :id and deleted_at is null
            returning %s
            """
                .formatted(COLUMNS))
        .param("id", user.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, number) -> account(row))
        .optional();
  }

  /** Gives the account as it is then, if there is one. */
  Optional<ListedAccount> enable(UserId user) {
    return jdbc.sql(
            """
            update users set disabled_at = null
            where id = :id and deleted_at is null
            returning %s
            """
                .formatted(COLUMNS))
        .param("id", user.value())
        .query((row, number) -> account(row))
        .optional();
  }

  private static ListedAccount account(ResultSet row) throws SQLException {
    return new ListedAccount(
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        Role.of(row.getString("role")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "email_verified_at"),
        instant(row, "disabled_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
