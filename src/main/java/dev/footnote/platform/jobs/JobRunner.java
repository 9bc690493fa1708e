package dev.footnote.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs due jobs from the moment that everything else is up until the service stops. A scheduler
 * cannot be started twice, so each start makes a new one.
 */
class JobRunner implements SmartLifecycle {

  private final Supplier<Scheduler> schedulers;
  private final AbandonedJobs abandoned;
  private @Nullable Scheduler running;

  JobRunner(Supplier<Scheduler> schedulers, AbandonedJobs abandoned) {
    this.schedulers = schedulers;
    this.abandoned = abandoned;
  }

  @Override
  public synchronized void start() {
    abandoned.release();
    var scheduler = schedulers.get();
    scheduler.start();
    running = scheduler;
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  /** Beside the requests that are let finish: both have the same time. */
  @Override
  public void stop(Runnable done) {
    Thread.ofPlatform()
        .name("jobs-stop")
        .start(
            () -> {
              try {
                stop();
              } finally {
                done.run();
              }
            });
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
