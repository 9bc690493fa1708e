package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps two threads from working on one document. */
final class DocumentLocks {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private final Set<DocumentId> held = new HashSet<>();

  /** All documents are taken at once, so that nobody waits in a circle. */
  void alone(Collection<DocumentId> documents, Runnable work) {
    take(documents);
    try {
      work.run();
    } finally {
      release(documents);
    }
  }

  private void take(Collection<DocumentId> documents) {
    lock.lock();
    try {
      while (documents.stream().anyMatch(held::contains)) {
        released.awaitUninterruptibly();
      }
      held.addAll(documents);
    } finally {
      lock.unlock();
    }
  }

  private void release(Collection<DocumentId> documents) {
    lock.lock();
    try {
      documents.forEach(held::remove);
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
