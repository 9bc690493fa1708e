package dev.footnote.observability.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Figures minute by minute. */
public class SystemMetricsStore {

  private final JdbcClient database;

  SystemMetricsStore(JdbcClient database) {
    this.database = database;
  }

  void insert(Instant at, String instance, List<Measurement> measurements) {
    database
        .sql(
            """
            insert into system_metrics (at, instance, name, labels, value)
            select :at, :instance, * from unnest(:names, :labels, :values)
            on conflict do nothing
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("instance", instance)
        .param("names", array("text", measurements, Measurement::name))
        .param("labels", array("text", measurements, Measurement::labels))
        .param("values", array("float8", measurements, Measurement::value))
        .update();
  }

  private static SqlArrayValue array(
      String type, List<Measurement> rows, Function<Measurement, Object> part) {
    return new SqlArrayValue(type, rows.stream().map(part).toArray());
  }

  /** Names that have been kept within the last day. */
  public List<String> names(Instant now) {
    return database
        .sql("select distinct name from system_metrics where at >= :since order by name")
        .param("since", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** One point of a series. */
  public record Point(String labels, String instance, Instant at, double value) {}

  /** Averages over steps, in order of series and time; at most {@code limit} points. */
  public List<Point> points(String name, Instant from, Instant to, Duration step, int limit) {
    return database
        .sql(
            """
            select labels, instance, date_bin(make_interval(secs => :step), at, :from) as bin,
              avg(value)
            from system_metrics
            where name = :name and at >= :from and at < :to
            group by labels, instance, bin order by labels, instance, bin limit :limit
            """)
        .param("step", step.toSeconds())
        .param("name", name)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(SystemMetricsStore::point)
        .list();
  }

  private static Point point(ResultSet row, int number) throws SQLException {
    return new Point(
        row.getString(1),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getDouble(4));
  }
}
