package dev.footnote.search.indexing;

import dev.footnote.search.spi.IndexEmptied;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.SmartLifecycle;

/**
 * Reconciles the index when the service starts, when an index was lost, and again until nothing
 * differs. Of several instances one at a time does it. The first comparison is made before requests
 * are accepted; filling goes on behind them.
 */
class IndexKeeper
    implements SmartLifecycle, ApplicationListener<PayloadApplicationEvent<IndexEmptied>> {

  private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);

  private final Reconciliation reconciliation;
  private final Turn turn;
  private final IndexState state;
  private final Duration retryAfter;
  private final Semaphore wanted = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  IndexKeeper(
      Reconciliation reconciliation,
      Turn turn,
      IndexState state,
      ReconciliationProperties properties) {
    this.reconciliation = reconciliation;
    this.turn = turn;
    this.state = state;
    this.retryAfter = properties.retryAfter();
  }

  @Override
  public void start() {
    running = true;
    if (!compared()) {
      wanted.release();
    }
    thread = Thread.ofVirtual().name("index-keeper").start(this::keep);
  }

  /** Before the web server starts, so that a whole index answers from the first request on. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void onApplicationEvent(PayloadApplicationEvent<IndexEmptied> event) {
    state.unknown();
    wanted.release();
  }

  private boolean compared() {
    try {
      return reconciliation.compare().documents().isEmpty();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("index could not be compared with the database");
      return false;
    }
  }

  private void keep() {
    try {
      while (running) {
        wanted.acquire();
        wanted.drainPermits();
        if (running && !reconciled()) {
          wanted.tryAcquire(retryAfter.toMillis(), TimeUnit.MILLISECONDS);
          wanted.release();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean reconciled() throws InterruptedException {
    try {
      if (!turn.take(() -> reconciliation.resolve(reconciliation.compare()))) {
        reconciliation.compare();
      }
      return state.incomplete().isEmpty();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("index could not be reconciled");
      return false;
    }
  }

  /** Not interrupted, since that would close files in the midst of a write. */
  @Override
  public void stop() {
    running = false;
    wanted.release();
    var keeper = thread;
    if (keeper != null) {
      try {
        keeper.join(Duration.ofSeconds(10));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
