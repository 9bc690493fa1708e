package dev.footnote.search.adapter.opensearch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Makes what was written visible, for everybody who waits at once and never while somebody is in
 * the midst of writing: so no search sees half of what one call wrote.
 */
final class Refreshes {

  private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock(true);
  private final AtomicLong wishes = new AtomicLong();
  private final Runnable refresh;
  private long fulfilled;

  Refreshes(Runnable refresh) {
    this.refresh = refresh;
  }

  /** Writes, and returns when it is visible. */
  void after(Runnable write) {
    writing.readLock().lock();
    try {
      write.run();
    } finally {
      writing.readLock().unlock();
    }
    now();
  }

  /** Returns when all that was written before is visible. */
  void now() {
    long wish = wishes.incrementAndGet();
    writing.writeLock().lock();
    try {
      if (fulfilled < wish) {
        long newest = wishes.get();
        refresh.run();
        fulfilled = newest;
      }
    } finally {
      writing.writeLock().unlock();
    }
  }
}
