package dev.footnote.backup;

import dev.footnote.backup.archive.Archive;
import dev.footnote.backup.archive.Manifest;
import dev.footnote.backup.database.Schema;
import dev.footnote.backup.database.TargetStore;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.platform.StartRefused;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Brings an archive back into an empty place. The rows come last and all at once: a restore that is
 * broken off leaves files and empty tables, which the next one takes over.
 */
final class Restore {

  private final DataSource database;
  private final BlobStore blobs;

  Restore(DataSource database, BlobStore blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  void from(Archive archive) throws IOException, SQLException {
    var manifest = archive.manifest();
    var files = archive.files();
    var target = new TargetStore(database);
    var schema = new Schema(database);
    target.requireEmpty();
    requireNoOthersThan(files);
    schema.makeAsIn(manifest);
    for (var file : files) {
      put(file, archive);
    }
    target.fill(manifest, table -> archive.open(table.entry()));
    schema.bringUpToDate();
  }

  private void requireNoOthersThan(List<UUID> files) throws IOException {
    var ours = new HashSet<>(files);
    try (var keys = blobs.keys()) {
      keys.map(BlobKey::value)
          .filter(key -> !ours.contains(key))
          .findAny()
          .ifPresent(
              key -> {
                throw new StartRefused(
                    "The place for files is not empty: it has " + key + ".",
                    "Restore into an empty one; nothing was changed.");
              });
    }
  }

  /** Anew, since what a restore has left that was broken off may be torn. */
  private void put(UUID file, Archive archive) throws IOException {
    var key = new BlobKey(file);
    blobs.delete(key);
    try (var in = archive.open(Manifest.fileEntry(file))) {
      blobs.put(key, in);
    }
  }
}
