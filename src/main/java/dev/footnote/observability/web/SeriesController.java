package dev.footnote.observability.web;

import dev.footnote.observability.metrics.MetricSeries;
import dev.footnote.observability.metrics.MetricSeries.Chart;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures over time, for charts. */
@RestController
@Tag(name = "Administration")
class SeriesController {

  private final MetricSeries series;

  SeriesController(MetricSeries series) {
    this.series = series;
  }

  /** What can be asked for. */
  record Names(List<String> names) {}

  @GetMapping("/api/v1/admin/metrics")
  @Operation(
      summary = "Figures of one name over time; without a name, the names there are",
      description = "step is a number of seconds; left out, it is chosen so that 200 points fit.")
  Object metrics(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Integer step) {
    return name == null ? new Names(series.names()) : chart(name, from, to, step);
  }

  private Chart chart(
      String name, @Nullable Instant from, @Nullable Instant to, @Nullable Integer step) {
    return series.chart(name, from, to, step);
  }
}
