package dev.footnote.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.kernel.Census;
import dev.footnote.kernel.Census.Figure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CensusGaugesTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Figure> figures = new ArrayList<>();

  @Test
  void figures_are_shown_as_they_were_counted_last() {
    var gauges = new CensusGauges(List.of(() -> List.copyOf(figures)), meters);
    figures.add(new Figure("documents", Map.of("status", "ready"), 3));
    gauges.take();
    figures.set(0, new Figure("documents", Map.of("status", "ready"), 4));
    assertThat(value()).isEqualTo(3);
    gauges.take();
    assertThat(value()).isEqualTo(4);
  }

  @Test
  void what_cannot_be_counted_any_more_leaves_no_old_figure_and_spoils_no_other() {
    Census broken =
        () -> {
          if (figures.isEmpty()) {
            throw new IllegalStateException("away");
          }
          return List.copyOf(figures);
        };
    var gauges = new CensusGauges(List.of(broken, () -> List.of(Figure.of("other", 1))), meters);
    figures.add(new Figure("documents", Map.of("status", "ready"), 3));
    gauges.take();
    figures.clear();
    gauges.take();
    assertThat(value()).isNaN();
    assertThat(meters.get("other").gauge().value()).isEqualTo(1);
    var kept = new Snapshot(meters, List.of("documents", "other")).take();
    assertThat(kept).containsExactly(new Measurement("other", "", 1));
  }

  @Test
  void snapshots_name_what_they_read() {
    meters.counter("kept.counter", "b", "2", "a", "1").increment(5);
    meters.timer("kept.timer").record(java.time.Duration.ofSeconds(2));
    meters.counter("other.counter").increment();
    assertThat(new Snapshot(meters, List.of("kept")).take())
        .containsExactlyInAnyOrder(
            new Measurement("kept.counter", "a=1,b=2", 5),
            new Measurement("kept.timer.count", "", 1),
            new Measurement("kept.timer.total_time", "", 2),
            new Measurement("kept.timer.max", "", 2));
  }

  private double value() {
    return meters.get("documents").tag("status", "ready").gauge().value();
  }
}
