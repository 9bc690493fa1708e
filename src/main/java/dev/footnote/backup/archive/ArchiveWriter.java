package dev.footnote.backup.archive;

import dev.footnote.platform.StartRefused;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive beside its final name, which it gets only once it is whole and on disk. Nobody
 * but its owner may read it.
 */
public final class ArchiveWriter implements AutoCloseable {

  static final String MANIFEST = "manifest.json";

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final Checksums checksums = Checksums.none();

  private ArchiveWriter(Path file, Path unfinished) throws IOException {
    this.file = file;
    this.unfinished = unfinished;
    this.channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
    this.zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** Begins an archive; there must be no file of that name. */
  public static ArchiveWriter create(Path name) throws IOException {
    var file = name.toAbsolutePath().normalize();
    var folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StartRefused("There is no folder " + folder + ".", "Make it, or name another.");
    }
    requireAbsent(file);
    // Temporary files are made for their owner alone.
    return new ArchiveWriter(
        file, Files.createTempFile(folder, "." + file.getFileName() + ".", ".unfinished"));
  }

  private static void requireAbsent(Path file) {
    if (Files.exists(file)) {
      throw new StartRefused("There is already a file " + file + ".", "Name another, or move it.");
    }
  }

  /** Writes the bytes of an entry and gives back what that made known. */
  public interface Content<T> {

    T write(OutputStream out) throws IOException;
  }

  public <T> T add(String name, Content<T> content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    var digest = Checksums.digest();
    var result = content.write(new DigestOutputStream(new Entry(zip), digest));
    zip.closeEntry();
    checksums.add(name, digest);
    return result;
  }

  /** Adds what says what there is, and gives the archive its name. */
  public void finish(Manifest manifest) throws IOException {
    add(
        MANIFEST,
        out -> {
          out.write(manifest.json());
          return manifest;
        });
    zip.putNextEntry(new ZipEntry(Checksums.ENTRY));
    zip.write(checksums.text());
    zip.closeEntry();
    zip.finish();
    zip.flush();
    channel.force(true);
    requireAbsent(file);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What is unfinished goes. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** One entry: whoever closes it must not close the archive. */
  private static final class Entry extends FilterOutputStream {

    Entry(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
