package dev.footnote.documents.adapter.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.documents.DocumentError;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.documents.spi.BlobStoreContract;
import dev.footnote.kernel.AppException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemBlobStoreIT extends BlobStoreContract {

  @TempDir Path folder;
  private BlobStore store;

  @BeforeEach
  void open() {
    store = new FilesystemBlobStore(folder, 0);
  }

  @Override
  protected BlobStore store() {
    return store;
  }

  @Test
  void a_volume_without_the_room_to_leave_takes_nothing() {
    var full = new FilesystemBlobStore(folder, Long.MAX_VALUE);
    assertThatThrownBy(() -> full.put(key(), new ByteArrayInputStream(new byte[1])))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(DocumentError.STORAGE_FULL));
  }

  @Test
  void a_folder_that_cannot_be_written_is_a_fault_of_the_store() throws IOException {
    var key = key();
    var name = key.toString();
    Files.createFile(folder.resolve(name.substring(name.length() - 2)));
    assertThatThrownBy(() -> store.put(key, new ByteArrayInputStream(new byte[1])))
        .isInstanceOfSatisfying(
            AppException.class,
            e -> assertThat(e.code()).isEqualTo(DocumentError.STORAGE_UNAVAILABLE));
  }

  @Test
  void files_that_are_not_its_own_are_no_keys() throws IOException {
    Files.createFile(folder.resolve("README"));
    try (var keys = store.keys()) {
      assertThat(keys).isEmpty();
    }
  }

  private static BlobKey key() {
    return new BlobKey(UUID.randomUUID());
  }
}
