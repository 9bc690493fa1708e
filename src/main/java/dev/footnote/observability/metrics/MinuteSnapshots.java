package dev.footnote.observability.metrics;

import dev.footnote.observability.retention.Partitions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Counts, and keeps all figures of this instance, once a minute. */
class MinuteSnapshots implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MinuteSnapshots.class);

  private final CensusGauges gauges;
  private final Snapshot snapshot;
  private final SystemMetricsStore store;
  private final Partitions partitions;
  private final MetricsProperties properties;
  private final Clock clock;
  private final String instance = "%s-%d".formatted(host(), ProcessHandle.current().pid());
  private @Nullable ScheduledExecutorService timer;

  MinuteSnapshots(
      CensusGauges gauges,
      Snapshot snapshot,
      SystemMetricsStore store,
      Partitions partitions,
      MetricsProperties properties,
      Clock clock) {
    this.gauges = gauges;
    this.snapshot = snapshot;
    this.store = store;
    this.partitions = partitions;
    this.properties = properties;
    this.clock = clock;
  }

  /** What containers are told apart by. */
  private static String host() {
    var name = System.getenv("HOSTNAME");
    return name == null || name.isBlank() ? "local" : name;
  }

  @Override
  public synchronized void start() {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("metrics").factory());
    timer.scheduleAtFixedRate(
        this::take, 0, properties.interval().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A fault must not end the timer. */
  void take() {
    try {
      gauges.take();
      partitions.<Measurement>making(this::keep).accept(snapshot.take());
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("figures of this minute are not kept");
    }
  }

  private void keep(List<Measurement> measurements) {
    store.insert(clock.instant().truncatedTo(ChronoUnit.SECONDS), instance, measurements);
  }

  @Override
  public synchronized void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
