package dev.footnote.backup.archive;

import dev.footnote.platform.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/** An archive to be read, every byte of which has been checked against its checksum. */
public final class Archive implements AutoCloseable {

  private static final String FILES = "files/";
  private static final String REMEDY = "Use another archive, or copy this one anew.";

  private final Path path;
  private final ZipFile zip;

  private Archive(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /** Opens an archive and reads all of it once; refused unless it is whole. */
  public static Archive open(Path path) throws IOException {
    if (!Files.isReadable(path)) {
      throw new StartRefused("There is no readable file " + path + ".", "Correct its name.");
    }
    var archive = new Archive(path, zip(path));
    try {
      archive.verify();
      return archive;
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static ZipFile zip(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new StartRefused(path + " is no whole archive: " + e.getMessage() + ".", REMEDY, e);
    }
  }

  private void verify() {
    var checksums = Checksums.parse(new String(bytes(Checksums.ENTRY), StandardCharsets.UTF_8));
    if (zip.size() != checksums.byEntry().size() + 1) {
      throw damaged("its entries are not those of its list of checksums");
    }
    for (var name : checksums.byEntry().keySet()) {
      verify(name, checksums);
    }
    if (manifest().format() != Manifest.FORMAT) {
      throw new StartRefused(
          path + " is of format " + manifest().format() + ", which this release cannot read.",
          "Use the release that made it, " + manifest().release() + ", or a later one.");
    }
  }

  private void verify(String name, Checksums checksums) {
    var digest = Checksums.digest();
    try (var in = new DigestInputStream(open(name), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw damaged(name + " cannot be read (" + e.getMessage() + ")");
    }
    if (!checksums.hold(name, digest)) {
      throw damaged(name + " is not what was saved");
    }
  }

  private StartRefused damaged(String how) {
    return new StartRefused(path + " is damaged: " + how + ".", REMEDY);
  }

  public Manifest manifest() {
    try {
      return Manifest.parse(bytes(ArchiveWriter.MANIFEST));
    } catch (JacksonException e) {
      throw new StartRefused(path + " is no archive of Footnote.", REMEDY, e);
    }
  }

  public List<UUID> files() {
    return Collections.list(zip.entries()).stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(FILES))
        .map(name -> UUID.fromString(name.substring(FILES.length())))
        .toList();
  }

  public InputStream open(String name) throws IOException {
    var entry = zip.getEntry(name);
    var in = entry == null ? null : zip.getInputStream(entry);
    if (in == null) {
      throw damaged(name + " is missing");
    }
    return in;
  }

  private byte[] bytes(String name) {
    try (var in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw damaged(name + " cannot be read (" + e.getMessage() + ")");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
