package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.adapter.tika.WorkerProtocol.Reply;
import dev.footnote.documents.spi.Content;
import dev.footnote.inference.FairShare;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A few workers, started when first needed and started again after they had to be ended. One share
 * uses one of them at a time, so that files of others are read meanwhile.
 */
final class WorkerPool implements AutoCloseable {

  private final TikaProperties properties;
  private final Path folder;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<FairShare> waiting = new ArrayList<>();
  private final Set<FairShare> working = new HashSet<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final @Nullable Worker[] workers;
  private boolean closed;

  WorkerPool(TikaProperties properties, Path folder) {
    this.properties = properties;
    this.folder = folder;
    this.workers = new Worker[properties.workers()];
    for (int i = 0; i < workers.length; i++) {
      free.add(i);
    }
  }

  Reply read(Content content, Format format, FairShare share) throws IOException {
    int place = enter(share);
    boolean sound = false;
    try {
      var reply = worker(place).read(content, format, properties.limits(), properties.timeout());
      sound = true;
      return reply;
    } finally {
      leave(place, share, sound);
    }
  }

  private int enter(FairShare share) throws InterruptedIOException {
    lock.lock();
    try {
      waiting.add(share);
      while (free.isEmpty() || !share.equals(next())) {
        changed.await();
      }
      waiting.remove(share);
      working.add(share);
      return free.remove();
    } catch (InterruptedException _) {
      waiting.remove(share);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for a parser");
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /** The share that has waited longest among those that use no worker now. */
  private @Nullable FairShare next() {
    return waiting.stream().filter(share -> !working.contains(share)).findFirst().orElse(null);
  }

  /** Only who holds the place touches its worker. */
  private Worker worker(int place) throws IOException {
    var worker = workers[place];
    if (worker == null || !worker.isAlive()) {
      worker = Worker.start(properties, folder.resolve("worker-" + place));
      workers[place] = worker;
    }
    return worker;
  }

  private void leave(int place, FairShare share, boolean sound) {
    if (!sound) {
      end(place);
    }
    lock.lock();
    try {
      working.remove(share);
      free.addFirst(place);
      if (closed) {
        end(place);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end(int place) {
    var worker = workers[place];
    if (worker != null) {
      worker.close();
      workers[place] = null;
    }
  }

  /** Ends all workers; a file that is being read is given up. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      for (int place = 0; place < workers.length; place++) {
        end(place);
      }
    } finally {
      lock.unlock();
    }
  }
}
