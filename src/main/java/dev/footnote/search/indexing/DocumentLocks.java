package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Keeps two threads from working on one document; a few unlucky documents share a lock. */
final class DocumentLocks {

  private static final int COUNT = 256;

  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(COUNT).toArray(ReentrantLock[]::new);

  /** Locks are taken in one order, so that nobody waits in a circle. */
  void alone(Collection<DocumentId> documents, Runnable work) {
    var numbers =
        documents.stream()
            .mapToInt(document -> Math.floorMod(document.hashCode(), COUNT))
            .sorted()
            .distinct()
            .toArray();
    alone(numbers, 0, work);
  }

  private void alone(int[] numbers, int from, Runnable work) {
    if (from == numbers.length) {
      work.run();
      return;
    }
    var lock = locks[numbers[from]];
    lock.lock();
    try {
      alone(numbers, from + 1, work);
    } finally {
      lock.unlock();
    }
  }
}
