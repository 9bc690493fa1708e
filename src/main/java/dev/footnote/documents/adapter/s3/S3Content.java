package dev.footnote.documents.adapter.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/** An object as it comes; who closes it early does not read the rest of it. */
final class S3Content extends FilterInputStream {

  private final ResponseInputStream<?> content;
  private boolean ended;

  S3Content(ResponseInputStream<?> content) {
    super(content);
    this.content = content;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    ended |= read < 0;
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    ended |= read < 0;
    return read;
  }

  @Override
  public void close() throws IOException {
    if (ended) {
      super.close();
    } else {
      content.abort();
    }
  }
}
