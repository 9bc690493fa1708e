package dev.footnote.inference.adapter.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends in a fault after so many bytes, so that no answer and no line of it fills the memory. */
final class BoundedStream extends FilterInputStream {

  /** More than any answer of a model; with its envelope, one token takes about 200 bytes. */
  static final long MAX_BYTES = 8L << 20;

  /** More than any event of a stream. */
  static final long MAX_LINE = 1L << 20;

  private final long maxLine;
  private long left = MAX_BYTES;
  private long line;

  /** The answer is longer than any model writes. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private BoundedStream(InputStream stream, long maxLine) {
    super(stream);
    this.maxLine = maxLine;
  }

  static BoundedStream ofLines(InputStream stream) {
    return new BoundedStream(stream, MAX_LINE);
  }

  static BoundedStream whole(InputStream stream) {
    return new BoundedStream(stream, MAX_BYTES);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1, value == '\n' ? 0 : line + 1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      count(read, lineAfter(bytes, offset, read));
    }
    return read;
  }

  private long lineAfter(byte[] bytes, int offset, int read) {
    for (int i = offset + read - 1; i >= offset; i--) {
      if (bytes[i] == '\n') {
        return offset + read - 1 - i;
      }
    }
    return line + read;
  }

  private void count(int bytes, long nowLine) throws TooLong {
    left -= bytes;
    line = nowLine;
    if (left < 0 || line > maxLine) {
      throw new TooLong();
    }
  }
}
