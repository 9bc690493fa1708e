package dev.footnote.observability.request;

import dev.footnote.observability.client.ClientHash;
import dev.footnote.observability.request.RequestRecord.ModelUse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.databind.json.JsonMapper;

/** Writes requests, many at once; one that is stored already is left as it is. */
class RequestLogStore {

  private final JdbcClient database;
  private final ClientHash clients;
  private final JsonMapper json;

  RequestLogStore(JdbcClient database, ClientHash clients, JsonMapper json) {
    this.database = database;
    this.clients = clients;
    this.json = json;
  }

  void insert(List<RequestLogEntry> entries) {
    var insert =
        database.sql(
            """
            insert into request_logs (id, at, request_id, trace_id, user_id, method, route, status,
              duration_ms, bytes_in, bytes_out, client, error_code, stages, passages, provider,
              model, attempts, prompt_tokens, completion_tokens, cost)
            select * from unnest(:ids, :ats, :requests, :traces, :users, :methods, :routes,
              :statuses, :durations, :bytesIn, :bytesOut, :clients, :errors, :stages::jsonb[],
              :passages, :providers, :models, :attempts, :promptTokens, :completionTokens, :costs)
            on conflict do nothing
            """);
    withModels(withRequests(insert, entries), entries).update();
  }

  private StatementSpec withRequests(StatementSpec insert, List<RequestLogEntry> entries) {
    return insert
        .param("ids", array("uuid", entries, RequestLogEntry::id))
        .param("ats", array("timestamptz", entries, RequestLogStore::at))
        .param("requests", array("text", entries, RequestLogEntry::requestId))
        .param("traces", array("text", entries, entry -> entry.record().traceId().orElse(null)))
        .param("users", array("uuid", entries, RequestLogEntry::user))
        .param("methods", array("text", entries, RequestLogEntry::method))
        .param("routes", array("text", entries, RequestLogEntry::route))
        .param("statuses", array("int2", entries, RequestLogEntry::status))
        .param("durations", array("float8", entries, RequestLogEntry::durationMillis))
        .param("bytesIn", array("int8", entries, RequestLogEntry::bytesIn))
        .param("bytesOut", array("int8", entries, RequestLogEntry::bytesOut))
        .param("clients", array("text", entries, entry -> clients.of(entry.record().client())))
        .param("errors", array("text", entries, RequestLogEntry::errorCode));
  }

  private StatementSpec withModels(StatementSpec insert, List<RequestLogEntry> entries) {
    return insert
        .param("stages", array("text", entries, this::stages))
        .param("passages", array("int4", entries, entry -> entry.record().passages()))
        .param("providers", array("text", entries, model(ModelUse::provider)))
        .param("models", array("text", entries, model(ModelUse::model)))
        .param("attempts", array("int4", entries, model(ModelUse::attempts)))
        .param("promptTokens", array("int4", entries, model(ModelUse::promptTokens)))
        .param("completionTokens", array("int4", entries, model(ModelUse::completionTokens)))
        .param("costs", array("numeric", entries, model(ModelUse::cost)));
  }

  private @Nullable String stages(RequestLogEntry entry) {
    var stages = entry.record().stages();
    return stages.isEmpty() ? null : json.writeValueAsString(new TreeMap<>(stages));
  }

  private static OffsetDateTime at(RequestLogEntry entry) {
    return entry.at().atOffset(ZoneOffset.UTC);
  }

  private static Function<RequestLogEntry, @Nullable Object> model(
      Function<ModelUse, @Nullable Object> part) {
    return entry -> entry.record().model().map(part).orElse(null);
  }

  private static SqlArrayValue array(
      String type,
      List<RequestLogEntry> entries,
      Function<RequestLogEntry, @Nullable Object> part) {
    return new SqlArrayValue(type, entries.stream().map(part).toArray());
  }
}
