package dev.footnote.observability.batch;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * A bounded queue and the one thread that empties it in batches. Adding never waits: what finds the
 * queue full is dropped and counted. A batch that cannot be written is tried again until the
 * database is back; one that never could be written is dropped and counted too.
 */
public class BatchWriter<T> implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final Consumer<List<T>> sink;
  private final BatchProperties properties;
  private final Counter dropped;
  private final BlockingQueue<T> queue;
  private volatile boolean running;
  private volatile long stopAt;
  private @Nullable Thread thread;

  /**
   * @param name of the thread, and in log lines
   * @param sink writes a batch whole or not at all
   */
  public BatchWriter(
      String name, Consumer<List<T>> sink, BatchProperties properties, Counter dropped) {
    this.name = name;
    this.sink = sink;
    this.properties = properties;
    this.dropped = dropped;
    this.queue = new ArrayBlockingQueue<>(properties.queue());
  }

  /** Leaves it to the writer, or drops it if too much waits already. */
  public void add(T item) {
    if (!queue.offer(item)) {
      dropped.increment();
    }
  }

  /** How much waits. */
  public int depth() {
    return queue.size();
  }

  @Override
  public synchronized void start() {
    running = true;
    thread = Thread.ofPlatform().daemon().name(name).start(this::work);
  }

  private void work() {
    var batch = new ArrayList<T>(properties.batch());
    try {
      while (running || !queue.isEmpty()) {
        take(batch);
        write(batch);
        batch.clear();
      }
    } catch (InterruptedException _) {
      drop(batch.size() + queue.size(), "the service stopped before they could be written");
    }
  }

  /** Waits for a first item, then a little for others to come with it. */
  private void take(List<T> batch) throws InterruptedException {
    var first = queue.poll(properties.flushInterval().toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    batch.add(first);
    if (running && queue.size() < properties.batch()) {
      Thread.sleep(properties.flushInterval());
    }
    queue.drainTo(batch, properties.batch() - 1);
  }

  private void write(List<T> batch) throws InterruptedException {
    boolean done = batch.isEmpty();
    while (!done) {
      done = written(batch);
      if (!done) {
        Thread.sleep(PAUSE);
      }
    }
  }

  private boolean written(List<T> batch) throws InterruptedException {
    if (!running && System.nanoTime() - stopAt > 0) {
      throw new InterruptedException("the time to stop is over");
    }
    try {
      sink.accept(List.copyOf(batch));
      return true;
    } catch (RuntimeException e) {
      if (isLasting(e)) {
        log.atError().addKeyValue("writer", name).setCause(e).log("a batch cannot be written");
        drop(batch.size(), "the database refuses them");
        return true;
      }
      log.atWarn()
          .addKeyValue("writer", name)
          .addKeyValue("waiting", batch.size() + queue.size())
          .addKeyValue("fault", e.getClass().getSimpleName())
          .log("a batch could not be written, it is tried again");
      return false;
    }
  }

  private static boolean isLasting(RuntimeException fault) {
    return !(fault instanceof DataAccessException)
        || (fault instanceof NonTransientDataAccessException
            && !(fault instanceof NonTransientDataAccessResourceException));
  }

  private void drop(int count, String reason) {
    if (count > 0) {
      dropped.increment(count);
      log.atWarn()
          .addKeyValue("writer", name)
          .addKeyValue("dropped", count)
          .addKeyValue("reason", reason)
          .log("records were dropped");
    }
  }

  /** Writes what waits, at most until the deadline. */
  @Override
  public void stop() {
    Thread writer;
    synchronized (this) {
      stopAt = System.nanoTime() + properties.shutdownWait().toNanos();
      running = false;
      writer = thread;
      thread = null;
    }
    if (writer != null) {
      end(writer);
    }
  }

  private void end(Thread writer) {
    try {
      if (!writer.join(properties.shutdownWait())) {
        writer.interrupt();
        writer.join(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  /** Stopped after the web server and the jobs, so that their last records come along. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE / 2;
  }
}
