package dev.footnote.inference.adapter.openai;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends in a fault after so many bytes, so that no answer fills the memory. */
final class BoundedStream extends FilterInputStream {

  /** More than any answer of a model; with its envelope, one token takes about 200 bytes. */
  static final long MAX_BYTES = 8L << 20;

  private long left = MAX_BYTES;

  /** The answer is longer than any model writes. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  BoundedStream(InputStream stream) {
    super(stream);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int bytes) throws TooLong {
    left -= bytes;
    if (left < 0) {
      throw new TooLong();
    }
  }
}
