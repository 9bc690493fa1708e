package dev.footnote.observability.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads all figures as they are now: gauges as they stand, counters and the counts and sums of
 * timers since the start of the instance.
 */
record Snapshot(MeterRegistry meters, List<String> kept) {

  Snapshot {
    kept = List.copyOf(kept);
  }

  private static final Map<Statistic, String> SUFFIXES =
      Map.of(
          Statistic.VALUE, "",
          Statistic.COUNT, ".count",
          Statistic.TOTAL, ".total",
          Statistic.TOTAL_TIME, ".total_time",
          Statistic.MAX, ".max",
          Statistic.ACTIVE_TASKS, ".active",
          Statistic.DURATION, ".duration");

  List<Measurement> take() {
    return meters.getMeters().stream()
        .filter(meter -> kept.stream().anyMatch(meter.getId().getName()::startsWith))
        .flatMap(Snapshot::measurements)
        .filter(measurement -> Double.isFinite(measurement.value()))
        .toList();
  }

  private static Stream<Measurement> measurements(Meter meter) {
    var id = meter.getId();
    var labels = labels(id.getTags());
    return StreamSupport.stream(meter.measure().spliterator(), false)
        .map(
            value ->
                new Measurement(
                    id.getName() + suffix(meter, value.getStatistic()), labels, value.getValue()));
  }

  /** A counter's one value needs no suffix. */
  private static String suffix(Meter meter, Statistic statistic) {
    return meter.getId().getType() == Meter.Type.COUNTER
        ? ""
        : SUFFIXES.getOrDefault(statistic, "");
  }

  private static String labels(List<Tag> tags) {
    return tags.stream()
        .map(tag -> tag.getKey() + "=" + tag.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
