package dev.footnote.observability.metrics;

import dev.footnote.kernel.Census;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what modules counted last; a figure that is not counted any more is not a number. */
class CensusGauges {

  private static final Logger log = LoggerFactory.getLogger(CensusGauges.class);

  private final List<Census> censuses;
  private final MeterRegistry meters;
  private final Map<Series, AtomicReference<Double>> values = new ConcurrentHashMap<>();

  CensusGauges(List<Census> censuses, MeterRegistry meters) {
    this.censuses = List.copyOf(censuses);
    this.meters = meters;
  }

  private record Series(String name, Map<String, String> labels) {}

  /** Counts anew; what cannot be counted now leaves no old figure behind. */
  void take() {
    Set<Series> taken = new HashSet<>();
    censuses.forEach(census -> take(census, taken));
    values.forEach(
        (series, value) -> {
          if (!taken.contains(series)) {
            value.set(Double.NaN);
          }
        });
  }

  private void take(Census census, Set<Series> taken) {
    try {
      for (var figure : census.take()) {
        var series = new Series(figure.name(), figure.labels());
        taken.add(series);
        values.computeIfAbsent(series, this::register).set(figure.value());
      }
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("census", census.getClass().getSimpleName())
          .setCause(e)
          .log("figures could not be counted");
    }
  }

  private AtomicReference<Double> register(Series series) {
    var value = new AtomicReference<>(Double.NaN);
    var tags = Tags.empty();
    for (var label : series.labels().entrySet()) {
      tags = tags.and(label.getKey(), label.getValue());
    }
    Gauge.builder(series.name(), value, AtomicReference::get).tags(tags).register(meters);
    return value;
  }
}
