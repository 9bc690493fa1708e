package dev.footnote.documents.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/** Keeps original bytes under names that the service makes. */
public interface BlobStore {

  /** Stores all bytes of {@code content}; durable when it returns, absent if it throws. */
  void put(BlobKey key, InputStream content) throws IOException;

  /** Opens what was stored; {@link java.io.FileNotFoundException} if there is nothing. */
  InputStream open(BlobKey key) throws IOException;

  /** Deletes what was stored; nothing happens if there is nothing. */
  void delete(BlobKey key) throws IOException;

  /** All keys, for the sweep that removes what no document names; to be closed. */
  Stream<BlobKey> keys() throws IOException;
}
