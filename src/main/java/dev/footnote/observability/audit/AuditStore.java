package dev.footnote.observability.audit;

import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.observability.batch.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Audit events in the database. */
public class AuditStore {

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final JdbcClient database;
  private final JsonMapper json;

  AuditStore(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  void insert(List<AuditRecord> events) {
    database
        .sql(
            """
            insert into audit_events (id, at, action, outcome, account_id, client, request_id,
              trace_id, details)
            select * from unnest(:ids, :ats, :actions, :outcomes, :accounts, :clients, :requests,
              :traces, :details::jsonb[])
            on conflict do nothing
            """)
        .param("ids", array("uuid", events, AuditRecord::id))
        .param("ats", array("timestamptz", events, event -> utc(event.at())))
        .param("actions", array("text", events, AuditRecord::action))
        .param("outcomes", array("text", events, AuditRecord::outcome))
        .param("accounts", array("uuid", events, AuditRecord::accountId))
        .param("clients", array("text", events, AuditRecord::client))
        .param("requests", array("text", events, AuditRecord::requestId))
        .param("traces", array("text", events, AuditRecord::traceId))
        .param("details", array("text", events, e -> json.writeValueAsString(e.details())))
        .update();
  }

  /** Newest first. */
  public Page<AuditRecord> find(AuditFilter filter, PageRequest page) {
    var after = Position.of(page);
    var rows =
        database
            .sql(
                """
                select * from audit_events
                where (:from::timestamptz is null or at >= :from::timestamptz)
                  and (:to::timestamptz is null or at < :to::timestamptz)
                  and (:account::uuid is null or account_id = :account::uuid)
                  and (:action::text is null or action = :action::text)
                  and (:outcome::text is null or outcome = :outcome::text)
                  and (:request::text is null or request_id = :request::text)
                  and (at, id) < (:afterAt, :afterId)
                order by at desc, id desc limit :limit
                """)
            .param("from", utc(filter.from()))
            .param("to", utc(filter.to()))
            .param("account", filter.accountId())
            .param("action", filter.action())
            .param("outcome", filter.outcome())
            .param("request", filter.requestId())
            .param("afterAt", utc(after.at()))
            .param("afterId", after.id())
            .param("limit", page.limit() + 1)
            .query(this::read)
            .list();
    return Position.page(rows, page.limit(), row -> new Position(row.at(), row.id()));
  }

  private AuditRecord read(ResultSet row, int number) throws SQLException {
    return new AuditRecord(
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("action"),
        row.getString("outcome"),
        row.getObject("account_id", UUID.class),
        row.getString("client"),
        row.getString("request_id"),
        row.getString("trace_id"),
        json.readValue(row.getString("details"), DETAILS));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static SqlArrayValue array(
      String type, List<AuditRecord> events, Function<AuditRecord, @Nullable Object> part) {
    return new SqlArrayValue(type, events.stream().map(part).toArray());
  }
}
