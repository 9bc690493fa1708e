package dev.footnote.observability.metrics;

import dev.footnote.kernel.AppException;
import dev.footnote.observability.ObservabilityError;
import dev.footnote.observability.metrics.SystemMetricsStore.Point;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Figures over time: never more points than a chart has use for. */
public class MetricSeries {

  /** Points of one series at most. */
  public static final int MAX_POINTS = 1000;

  private static final int STANDARD_POINTS = 200;
  private static final int MAX_SERIES = 50;
  private static final Duration MIN_STEP = Duration.ofMinutes(1);
  private static final Duration STANDARD_SPAN = Duration.ofHours(24);

  private final SystemMetricsStore store;
  private final Clock clock;

  MetricSeries(SystemMetricsStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What a chart shows.
   *
   * @param truncated whether there are more series than these
   */
  public record Chart(
      String name, Instant from, Instant to, long step, List<Series> series, boolean truncated) {}

  /** The values of one set of labels on one instance. */
  public record Series(String labels, String instance, List<Value> points) {}

  /** The average of one step. */
  public record Value(Instant at, double value) {}

  public List<String> names() {
    return store.names(clock.instant());
  }

  /** Null for now, a day before that, and as many seconds as make a good chart. */
  public Chart chart(
      String name, @Nullable Instant from, @Nullable Instant to, @Nullable Integer seconds) {
    var end = Objects.requireNonNullElseGet(to, clock::instant);
    var start = Objects.requireNonNullElseGet(from, () -> end.minus(STANDARD_SPAN));
    var step = step(Duration.between(start, end), seconds);
    int limit = MAX_SERIES * MAX_POINTS;
    var points = store.points(name, start, end, step, limit + 1);
    var series = grouped(points);
    return new Chart(
        name,
        start,
        end,
        step.toSeconds(),
        series.subList(0, Math.min(MAX_SERIES, series.size())),
        series.size() > MAX_SERIES || points.size() > limit);
  }

  private static Duration step(Duration span, @Nullable Integer seconds) {
    if (span.isNegative() || span.isZero()) {
      throw invalid("from must lie before to.");
    }
    var step =
        seconds == null
            ? longer(MIN_STEP, span.dividedBy(STANDARD_POINTS).plusSeconds(1))
            : Duration.ofSeconds(seconds);
    if (step.compareTo(MIN_STEP) < 0) {
      throw invalid("step must be at least 60 seconds: figures are kept once a minute.");
    }
    if (span.dividedBy(step) > MAX_POINTS) {
      throw invalid(
          "That would be more than " + MAX_POINTS + " points. Ask for a longer step or less time.");
    }
    return step;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static AppException invalid(String detail) {
    return AppException.of(ObservabilityError.INVALID_SERIES, detail);
  }

  /** The points come in order of series. */
  private static List<Series> grouped(List<Point> points) {
    var series = new ArrayList<Series>();
    for (var point : points) {
      if (series.isEmpty() || !isOf(series.getLast(), point)) {
        series.add(new Series(point.labels(), point.instance(), new ArrayList<>()));
      }
      series.getLast().points().add(new Value(point.at(), point.value()));
    }
    return series;
  }

  private static boolean isOf(Series series, Point point) {
    return series.labels().equals(point.labels()) && series.instance().equals(point.instance());
  }
}
