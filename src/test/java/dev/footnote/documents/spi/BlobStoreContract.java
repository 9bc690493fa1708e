package dev.footnote.documents.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every blob store keeps. */
public abstract class BlobStoreContract {

  private final BlobKey key = new BlobKey(UUID.randomUUID());

  protected abstract BlobStore store();

  @Test
  void what_was_put_can_be_opened_again_and_again() throws IOException {
    var bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    store().put(key, new ByteArrayInputStream(bytes));
    for (int i = 0; i < 2; i++) {
      try (var in = store().open(key)) {
        assertThat(in.readAllBytes()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void what_is_not_there_cannot_be_opened() {
    assertThatThrownBy(() -> store().open(key)).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void nothing_is_kept_of_content_that_breaks_off() throws IOException {
    var broken =
        new InputStream() {
          private int left = 100_000;

          @Override
          public int read() throws IOException {
            if (left-- == 0) {
              throw new IOException("the client went away");
            }
            return 'a';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
              return 0;
            }
            buffer[offset] = (byte) read();
            return 1;
          }
        };
    assertThatThrownBy(() -> store().put(key, broken)).isInstanceOf(IOException.class);
    assertThat(keys()).doesNotContain(key);
  }

  @Test
  void what_was_deleted_is_gone_and_may_be_deleted_again() throws IOException {
    store().put(key, new ByteArrayInputStream(new byte[] {1}));
    assertThat(keys()).contains(key);
    store().delete(key);
    store().delete(key);
    assertThat(keys()).doesNotContain(key);
  }

  private List<BlobKey> keys() throws IOException {
    try (var keys = store().keys()) {
      return keys.toList();
    }
  }
}
