package dev.footnote.search.adapter.opensearch;

import dev.footnote.documents.DocumentId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Makes what was written visible, for everybody who waits at once and never while somebody is in
 * the midst of writing: so no search sees half of what one call wrote. In an index that nobody
 * reads yet, nothing is made visible before it is asked for.
 */
final class Refreshes {

  private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock(true);
  private final AtomicLong wishes = new AtomicLong();
  private final Set<DocumentId> written = ConcurrentHashMap.newKeySet();
  private final Runnable refresh;
  private volatile boolean read;
  private long fulfilled;

  private Refreshes(Runnable refresh, boolean read) {
    this.refresh = refresh;
    this.read = read;
  }

  /** Of an index in use. */
  static Refreshes at(Runnable refresh) {
    return new Refreshes(refresh, true);
  }

  /** Of an index that was empty when nobody but the caller knew it, and that nobody reads yet. */
  static Refreshes unread(Runnable refresh) {
    return new Refreshes(refresh, false);
  }

  /** From now on all that was written is visible, and all that is written later at once. */
  void reveal() {
    read = true;
    now();
    written.clear();
  }

  /** Whether the index may have chunks of one of these documents. */
  boolean mayHold(Collection<DocumentId> documents) {
    return read || documents.stream().anyMatch(written::contains);
  }

  /** Writes, and returns when it is visible, if the index is read. */
  void after(Collection<DocumentId> documents, Runnable write) {
    writing.readLock().lock();
    try {
      if (!read) {
        written.addAll(documents);
      }
      write.run();
    } finally {
      writing.readLock().unlock();
    }
    if (read) {
      now();
    }
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
