package dev.footnote.platform.folder;

import dev.footnote.platform.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A folder that this instance alone uses, from opening until closing. */
public final class DataFolder implements AutoCloseable {

  /** The setting that names it, and the name that it has without. */
  public static final String SETTING = "footnote.data-dir";

  public static final String STANDARD = "data";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes the folder if it is missing and locks it; a dead process holds no lock. */
  public static DataFolder open(Path folder) {
    var path = folder.toAbsolutePath().normalize();
    return unlessUsed(path).orElseThrow(() -> used(path));
  }

  /** The same, but empty if another instance is using it. */
  public static Optional<DataFolder> unlessUsed(Path folder) {
    var path = folder.toAbsolutePath().normalize();
    try {
      create(path);
      return locked(path);
    } catch (IOException e) {
      throw new StartRefused(
          "The data folder " + path + " cannot be written: " + e.getMessage() + ".",
          "Make it writable for this user, or name another one by FOOTNOTE_DATA_DIR.",
          e);
    }
  }

  /** Nobody else may look into a folder made here; one that was there keeps its permissions. */
  private static void create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Files.createDirectories(path);
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @SuppressWarnings("resource") // the channel lives as long as the folder is in use
  private static Optional<DataFolder> locked(Path path) throws IOException {
    var channel =
        FileChannel.open(
            lockFile(path),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return Optional.of(new DataFolder(path, channel));
  }

  private static Path lockFile(Path path) {
    return path.resolve("footnote.lock");
  }

  private static StartRefused used(Path path) {
    return new StartRefused(
        "Another instance" + holder(path) + " is using the data folder " + path + ".",
        "Stop it, or give this one a folder of its own by FOOTNOTE_DATA_DIR.");
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      // Far behind the content, so that a refused instance can read the holder on any system.
      FileLock lock = channel.tryLock(Integer.MAX_VALUE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static String holder(Path path) {
    try (var channel = FileChannel.open(lockFile(path), StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(20);
      int read = channel.read(buffer, 0);
      return read <= 0
          ? ""
          : " (process " + new String(buffer.array(), 0, read, StandardCharsets.US_ASCII) + ")";
    } catch (IOException _) {
      return "";
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
