package dev.footnote.observability.retention;

import dev.footnote.kernel.Census;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shows that retention runs: when it last did, and how old the oldest rows are. */
class RetentionCensus implements Census {

  private final RetentionStore store;
  private final Clock clock;

  RetentionCensus(RetentionStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<Figure> take() {
    var figures = new ArrayList<Figure>();
    store
        .lastRun(RetentionConfiguration.TASK)
        .ifPresent(time -> figures.add(Figure.of("footnote.retention.run.age.seconds", age(time))));
    Stream.concat(Partitions.TABLES.stream(), Stream.of("audit_events"))
        .forEach(table -> figures.add(oldest(table)));
    return figures;
  }

  private Figure oldest(String table) {
    var age = store.oldest(table).map(this::age).orElse(0.0);
    return new Figure("footnote.retention.oldest.age.seconds", Map.of("table", table), age);
  }

  private double age(Instant time) {
    return Duration.between(time, clock.instant()).toMillis() / 1000.0;
  }
}
