package dev.footnote.observability.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** One dependency under watch. One that hangs is asked no second time until it has answered. */
final class Watch {

  private final String name;
  private final HealthIndicator indicator;
  private @Nullable Future<@Nullable Health> asked;
  private volatile Status status = Status.UNKNOWN;

  Watch(String name, HealthIndicator indicator) {
    this.name = name;
    this.indicator = indicator;
  }

  String name() {
    return name;
  }

  /** As it was at the last look. */
  Status status() {
    return status;
  }

  void ask(ExecutorService threads) {
    if (asked == null || asked.isDone()) {
      Callable<@Nullable Health> question = indicator::health;
      asked = threads.submit(question);
    }
  }

  /** Waits for the answer; gives the status before. */
  Status look(Duration patience) throws InterruptedException {
    var before = status;
    status = answer(patience);
    return before;
  }

  private Status answer(Duration patience) throws InterruptedException {
    if (asked == null) {
      return Status.UNKNOWN;
    }
    try {
      var health = asked.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
      return health == null ? Status.UNKNOWN : health.getStatus();
    } catch (TimeoutException | ExecutionException _) {
      return Status.DOWN;
    }
  }
}
