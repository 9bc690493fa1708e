package dev.footnote.observability.request;

import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.observability.batch.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds requests in the log. */
public class LoggedRequestStore {

  private static final TypeReference<Map<String, Double>> STAGES = new TypeReference<>() {};

  private final JdbcClient database;
  private final JsonMapper json;

  LoggedRequestStore(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Newest first. */
  public Page<LoggedRequest> find(RequestFilter filter, PageRequest page) {
    var after = Position.of(page);
    var query =
        database
            .sql(
                """
                select * from request_logs
                where (:from::timestamptz is null or at >= :from::timestamptz)
                  and (:to::timestamptz is null or at < :to::timestamptz)
                  and (:user::uuid is null or user_id = :user::uuid)
                  and (:route::text is null or route = :route::text)
                  and (:minStatus::int is null or status >= :minStatus::int)
                  and (:maxStatus::int is null or status <= :maxStatus::int)
                  and (:minDuration::float8 is null or duration_ms >= :minDuration::float8)
                  and (:error::text is null or error_code = :error::text)
                  and (:request::text is null or request_id = :request::text)
                  and (at, id) < (:afterAt, :afterId)
                order by at desc, id desc limit :limit
                """)
            .param("afterAt", utc(after.at()))
            .param("afterId", after.id())
            .param("limit", page.limit() + 1);
    var rows = with(query, filter).query(this::read).list();
    return Position.page(rows, page.limit(), row -> new Position(row.at(), row.id()));
  }

  private static StatementSpec with(StatementSpec query, RequestFilter filter) {
    return query
        .param("from", utc(filter.from()))
        .param("to", utc(filter.to()))
        .param("user", filter.userId())
        .param("route", filter.route())
        .param("minStatus", filter.minStatus())
        .param("maxStatus", filter.maxStatus())
        .param("minDuration", filter.minDurationMs())
        .param("error", filter.errorCode())
        .param("request", filter.requestId());
  }

  private LoggedRequest read(ResultSet row, int number) throws SQLException {
    return new LoggedRequest(
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("request_id"),
        row.getString("trace_id"),
        row.getObject("user_id", UUID.class),
        row.getString("method"),
        row.getString("route"),
        row.getInt("status"),
        row.getDouble("duration_ms"),
        row.getLong("bytes_in"),
        row.getLong("bytes_out"),
        row.getString("client"),
        row.getString("error_code"),
        stages(row.getString("stages")),
        row.getObject("passages", Integer.class),
        row.getString("provider"),
        row.getString("model"),
        row.getObject("attempts", Integer.class),
        row.getObject("prompt_tokens", Integer.class),
        row.getObject("completion_tokens", Integer.class),
        row.getBigDecimal("cost"));
  }

  private Map<String, Double> stages(@Nullable String stages) {
    return stages == null ? Map.of() : json.readValue(stages, STAGES);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
