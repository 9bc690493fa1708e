package dev.footnote.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Runs due jobs from the moment that everything else is up until the service stops. */
class JobRunner implements SmartLifecycle {

  private final Scheduler scheduler;
  private volatile boolean running;

  JobRunner(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
