package dev.footnote.search.adapter.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/** A writer and the readers of what it committed, until either fails. */
final class Generation implements Closeable {

  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final ReentrantLock committing = new ReentrantLock();
  private long committed = -1;
  private volatile boolean failed;

  private Generation(IndexWriter writer, SearcherManager searchers) {
    this.writer = writer;
    this.searchers = searchers;
  }

  static Generation open(IndexFiles files) throws IOException {
    var writer = files.open();
    try {
      return new Generation(writer, new SearcherManager(writer.getDirectory(), new Snapshots()));
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      writer.getDirectory().close();
      throw e;
    }
  }

  /** Changes the index; nothing of it is durable or visible yet. */
  long apply(LuceneIndex.Change change) throws IOException {
    return change.on(writer);
  }

  /**
   * Returns when the change with that number is on disk and visible. Whoever comes while a commit
   * runs waits for it, and the first of them then commits for all.
   */
  void commit(long change) throws IOException {
    committing.lock();
    try {
      if (failed) {
        throw new AlreadyClosedException("an earlier commit failed");
      }
      if (change > committed) {
        commitEverything();
      }
    } finally {
      committing.unlock();
    }
  }

  private void commitEverything() throws IOException {
    var newest = writer.getMaxCompletedSequenceNumber();
    var done = false;
    try {
      writer.commit();
      searchers.maybeRefreshBlocking();
      committed = newest;
      done = true;
    } finally {
      failed = !done;
    }
  }

  Snapshot acquire() throws IOException {
    return (Snapshot) searchers.acquire();
  }

  void release(Snapshot snapshot) throws IOException {
    searchers.release(snapshot);
  }

  boolean usable() {
    return writer.isOpen() && !failed;
  }

  /** Gives up writing, with whatever was not committed; what was can still be read. */
  void closeWriter() throws IOException {
    writer.rollback();
  }

  @Override
  public void close() throws IOException {
    try (var directory = writer.getDirectory();
        searchers) {
      writer.rollback();
    }
  }

  private static final class Snapshots extends SearcherFactory {

    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      return new Snapshot(reader);
    }
  }
}
