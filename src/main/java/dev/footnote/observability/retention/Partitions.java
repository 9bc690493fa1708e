package dev.footnote.observability.retention;

import dev.footnote.observability.retention.PartitionStore.Partition;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** The days of the request log and of the minute figures. */
public class Partitions {

  static final List<String> TABLES = List.of("request_logs", "system_metrics");

  private static final Logger log = LoggerFactory.getLogger(Partitions.class);

  private final PartitionStore store;
  private final RetentionProperties properties;
  private final Clock clock;

  Partitions(PartitionStore store, RetentionProperties properties, Clock clock) {
    this.store = store;
    this.properties = properties;
    this.clock = clock;
  }

  /** Makes today's partitions and those ahead, as far as they are missing. */
  void make() {
    var today = today();
    for (var table : TABLES) {
      var present = store.of(table).stream().map(Partition::day).toList();
      today
          .datesUntil(today.plusDays(properties.aheadDays() + 1L))
          .filter(day -> !present.contains(day))
          .forEach(day -> store.make(table, day));
    }
  }

  /** Drops the days that are too old; gives their number. */
  int drop() {
    var oldestKept = today().minusDays(properties.days());
    int dropped = 0;
    for (var table : TABLES) {
      for (var partition : store.of(table)) {
        if (partition.day().isBefore(oldestKept)) {
          store.drop(table, partition);
          dropped++;
        }
      }
    }
    return dropped;
  }

  /** A write that makes missing days and is tried again when the database has none for a row. */
  public <T> Consumer<List<T>> making(Consumer<List<T>> write) {
    return rows -> {
      try {
        write.accept(rows);
      } catch (DataIntegrityViolationException e) {
        log.atWarn().setCause(e).log("making partitions that may be missing");
        make();
        write.accept(rows);
      }
    };
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
