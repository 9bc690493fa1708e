package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Keeps two threads from working on one document; a few unlucky documents share a lock. */
final class DocumentLocks {

  private static final int COUNT = 256;

  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(COUNT).toArray(ReentrantLock[]::new);

  void alone(DocumentId document, Runnable work) {
    var lock = locks[Math.floorMod(document.hashCode(), COUNT)];
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
