package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Lucene index that survives its faults: a change is on disk and visible when it returns, a
 * failed write reopens the last commit, and damaged files are moved aside for an empty index, which
 * is reported so that it is filled again.
 */
final class LuceneIndex implements Closeable {

  private static final Logger log = LoggerFactory.getLogger(LuceneIndex.class);

  private final IndexFiles files;
  private final Runnable emptied;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile Generation current;
  private volatile boolean closed;

  /**
   * Opens the index, an empty one if there is none or it is damaged.
   *
   * @param emptied told when damage that is found later has emptied the index
   */
  LuceneIndex(IndexFiles files, Runnable emptied) {
    this.files = files;
    this.emptied = emptied;
    try {
      current = openOrReplace().generation();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something that is read from the index as one commit left it. */
  @FunctionalInterface
  interface Reading<T> {
    T from(Snapshot snapshot) throws IOException;
  }

  /** Something that is done to the index; gives the number of the change. */
  @FunctionalInterface
  interface Change {
    long on(IndexWriter writer) throws IOException;

    /** All of them, one after the other; has the number of the last. */
    static Change all(List<Change> changes) {
      return writer -> {
        long last = 0;
        for (var change : changes) {
          last = change.on(writer);
        }
        return last;
      };
    }
  }

  <T> T read(Reading<T> reading) {
    var generation = current;
    try {
      return read(generation, reading);
    } catch (IOException | UncheckedIOException | AlreadyClosedException | InternalError e) {
      if (generation != current) {
        return read(reading);
      }
      var fault = LuceneErrors.unwrapped(e);
      if (LuceneErrors.isDamage(fault)) {
        replace(generation, fault);
      }
      throw LuceneErrors.unavailable(fault);
    }
  }

  private static <T> T read(Generation generation, Reading<T> reading) throws IOException {
    var snapshot = generation.acquire();
    try {
      return reading.from(snapshot);
    } finally {
      generation.release(snapshot);
    }
  }

  /** Durable and visible when it returns; without any effect if it throws. */
  void write(Change change) {
    var generation = usable();
    try {
      generation.commit(generation.apply(change));
    } catch (IOException | AlreadyClosedException e) {
      replace(generation, e);
      throw LuceneErrors.unavailable(e);
    }
  }

  private Generation usable() {
    var generation = current;
    if (!generation.usable()) {
      replace(generation, new AlreadyClosedException("closed by an earlier fault"));
    }
    return current;
  }

  /** Puts the last commit, or an empty index if that is damaged, in the failed one's place. */
  private void replace(Generation broken, Throwable fault) {
    opening.lock();
    try {
      if (current != broken || closed) {
        return;
      }
      log.atWarn()
          .addKeyValue("index", files.folder())
          .addKeyValue("fault", fault.toString())
          .log("index is opened again");
      broken.closeWriter();
      var opened = openOrReplace();
      current = opened.generation();
      closeQuietly(broken);
      if (opened.emptied()) {
        emptied.run();
      }
    } catch (IOException | AlreadyClosedException e) {
      log.atError().addKeyValue("index", files.folder()).setCause(e).log("index cannot be opened");
    } finally {
      opening.unlock();
    }
  }

  private Opened openOrReplace() throws IOException {
    try {
      var missing = !files.present();
      return new Opened(Generation.open(files), missing);
    } catch (IOException | RuntimeException e) {
      if (!isDamage(e)) {
        throw e;
      }
      report(e);
      files.moveAside();
      return new Opened(Generation.open(files), true);
    }
  }

  private void report(Exception unusable) {
    if (unusable instanceof OtherFormatException) {
      log.atWarn()
          .addKeyValue("index", files.folder())
          .addKeyValue("fault", unusable.getMessage())
          .log("index of another format or model is built anew");
    } else {
      log.atError()
          .addKeyValue("index", files.folder())
          .addKeyValue("fault", unusable.toString())
          .log("index is damaged and is built anew");
    }
  }

  /** Damage shows in many ways before a checksum is reached; only a foreign lock is none. */
  private static boolean isDamage(Exception fault) {
    return LuceneErrors.isDamage(fault)
        || fault instanceof IllegalArgumentException
        || fault instanceof IndexOutOfBoundsException;
  }

  private record Opened(Generation generation, boolean emptied) {}

  private static void closeQuietly(Generation generation) {
    try {
      generation.close();
    } catch (IOException | AlreadyClosedException e) {
      log.atDebug().setCause(e).log("broken index was not closed cleanly");
    }
  }

  /** What the index holds, document by document. */
  Map<DocumentId, Extent> contents() {
    return read(
        snapshot -> {
          var contents = new HashMap<DocumentId, Extent>();
          for (var leaf : snapshot.getIndexReader().leaves()) {
            addContents(leaf.reader(), contents);
          }
          return Map.copyOf(contents);
        });
  }

  private static void addContents(LeafReader leaf, Map<DocumentId, Extent> contents)
      throws IOException {
    var documents = DocValues.getSorted(leaf, Fields.DOCUMENT);
    var versions = DocValues.getNumeric(leaf, Fields.VERSION);
    var living = leaf.getLiveDocs();
    for (int chunk = 0; chunk < leaf.maxDoc(); chunk++) {
      if ((living == null || living.get(chunk))
          && documents.advanceExact(chunk)
          && versions.advanceExact(chunk)) {
        var id = new DocumentId(Fields.uuid(documents.lookupOrd(documents.ordValue())));
        contents.merge(
            id,
            new Extent((int) versions.longValue(), 1),
            (one, other) -> new Extent(other.version(), one.chunks() + other.chunks()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    opening.lock();
    try {
      closed = true;
      current.close();
    } finally {
      opening.unlock();
    }
  }
}
