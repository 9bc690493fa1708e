package dev.footnote.documents.adapter.filesystem;

import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One file a blob, named by its key, in 256 folders named by the key's last two digits. A key is
 * named by the database only after its file is whole, so a torn one is just an orphan.
 */
class FilesystemBlobStore implements BlobStore {

  private static final int BUFFER = 64 * 1024;

  private final Path root;
  private final long minFree;

  FilesystemBlobStore(Path root, long minFree) {
    this.root = root;
    this.minFree = minFree;
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(BlobKey key, InputStream content) throws IOException {
    if (FilesystemErrors.usable(root) < minFree) {
      throw FilesystemErrors.full();
    }
    var folder = folder(key);
    var file = file(key);
    boolean stored = false;
    try (var channel = create(folder, file)) {
      copy(content, channel);
      sync(channel, folder);
      stored = true;
    } finally {
      if (!stored) {
        deleteTorn(file);
      }
    }
  }

  /** What cannot be deleted now is an orphan, and goes with the next sweep. */
  private static void deleteTorn(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // The fault that tore it is the one to tell.
    }
  }

  private FileChannel create(Path folder, Path file) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        syncFolder(root);
      }
      return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw FilesystemErrors.write(e, root, minFree);
    }
  }

  /** Faults of reading stay what they are; faults of writing are the volume's. */
  private void copy(InputStream content, FileChannel channel) throws IOException {
    var buffer = new byte[BUFFER];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      write(channel, ByteBuffer.wrap(buffer, 0, read));
    }
  }

  private void write(FileChannel channel, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw FilesystemErrors.write(e, root, minFree);
    }
  }

  private void sync(FileChannel channel, Path folder) {
    try {
      channel.force(true);
      syncFolder(folder);
    } catch (IOException e) {
      throw FilesystemErrors.write(e, root, minFree);
    }
  }

  private static void syncFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public InputStream open(BlobKey key) throws IOException {
    try {
      return Files.newInputStream(file(key), LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException _) {
      throw new FileNotFoundException(key.toString());
    }
  }

  @Override
  public void delete(BlobKey key) throws IOException {
    Files.deleteIfExists(file(key));
  }

  @Override
  public Stream<BlobKey> keys() throws IOException {
    return Files.find(root, 2, (path, attributes) -> attributes.isRegularFile())
        .flatMap(path -> key(path.getFileName().toString()));
  }

  private static Stream<BlobKey> key(String name) {
    try {
      return Stream.of(new BlobKey(UUID.fromString(name)));
    } catch (IllegalArgumentException _) {
      return Stream.empty();
    }
  }

  private Path folder(BlobKey key) {
    var name = key.toString();
    return root.resolve(name.substring(name.length() - 2));
  }

  private Path file(BlobKey key) {
    return folder(key).resolve(key.toString());
  }
}
