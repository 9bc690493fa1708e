package dev.footnote.backup;

import dev.footnote.backup.archive.ArchiveWriter;
import dev.footnote.backup.archive.Manifest;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The files that an archive has got so far. */
final class CopiedFiles {

  private final BlobStore blobs;
  private final ArchiveWriter archive;
  private final Set<UUID> copied = new HashSet<>();

  CopiedFiles(BlobStore blobs, ArchiveWriter archive) {
    this.blobs = blobs;
    this.archive = archive;
  }

  /** Copies those that the archive has not; gives back those that are not there. */
  Set<UUID> add(Collection<UUID> files) throws IOException {
    var missing = new HashSet<UUID>();
    for (var file : files) {
      if (!copied.contains(file) && !add(file)) {
        missing.add(file);
      }
    }
    return missing;
  }

  private boolean add(UUID file) throws IOException {
    try (var in = blobs.open(new BlobKey(file))) {
      archive.add(Manifest.fileEntry(file), in::transferTo);
      copied.add(file);
      return true;
    } catch (FileNotFoundException _) {
      return false;
    }
  }

  int number() {
    return copied.size();
  }
}
