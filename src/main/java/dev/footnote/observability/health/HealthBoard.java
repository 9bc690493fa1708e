package dev.footnote.observability.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;

/**
 * How all dependencies are, as of a few seconds ago. It looks by itself, so whoever asks gets the
 * answer from memory: no question can hang on a dependency, and a thousand cost no more than one.
 */
public class HealthBoard implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(HealthBoard.class);

  private final List<Watch> watches;
  private final ApplicationAvailability availability;
  private final HealthProperties properties;
  private final ExecutorService threads;
  private @Nullable Thread watcher;

  HealthBoard(
      List<Watch> watches,
      ApplicationAvailability availability,
      HealthProperties properties,
      MeterRegistry meters) {
    this.watches = List.copyOf(watches);
    this.availability = availability;
    this.properties = properties;
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("health-", 0).factory());
    this.watches.forEach(watch -> register(watch, meters));
  }

  private static void register(Watch watch, MeterRegistry meters) {
    Gauge.builder("footnote.health.up", watch, one -> isUp(one) ? 1 : 0)
        .description("Whether a dependency answered at the last look")
        .tag("dependency", watch.name())
        .register(meters);
  }

  private static boolean isUp(Watch watch) {
    return watch.status().equals(Status.UP);
  }

  /** Whether the service can do all its work; not when it is about to stop. */
  public boolean isReady() {
    return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
        && watches.stream().allMatch(HealthBoard::isUp);
  }

  /** The status of each dependency by its name. */
  public Map<String, String> dependencies() {
    var statuses = new LinkedHashMap<String, String>();
    watches.forEach(watch -> statuses.put(watch.name(), watch.status().getCode()));
    return statuses;
  }

  /** Looks once before anybody can ask. */
  @Override
  public synchronized void start() {
    watcher = Thread.ofVirtual().name("health-board").unstarted(this::watch);
    try {
      look();
      watcher.start();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(properties.interval());
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    watches.forEach(watch -> watch.ask(threads));
    long until = System.nanoTime() + properties.timeout().toNanos();
    for (var watch : watches) {
      var before = watch.look(Duration.ofNanos(until - System.nanoTime()));
      if (!before.equals(watch.status())) {
        tell(watch, before);
      }
    }
  }

  private static void tell(Watch watch, Status before) {
    (isUp(watch) ? log.atInfo() : log.atWarn())
        .addKeyValue("dependency", watch.name())
        .addKeyValue("status", watch.status().getCode())
        .addKeyValue("before", before.getCode())
        .log("health of a dependency changed");
  }

  @Override
  public synchronized void stop() {
    if (watcher != null) {
      watcher.interrupt();
      watcher = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return watcher != null;
  }

  /** Before the web server, which starts late; stops after it. */
  @Override
  public int getPhase() {
    return 1000;
  }
}
