package dev.footnote.backup;

import dev.footnote.backup.archive.ArchiveWriter;
import dev.footnote.backup.archive.Manifest;
import dev.footnote.backup.archive.Manifest.Migration;
import dev.footnote.backup.archive.Manifest.Table;
import dev.footnote.backup.database.Schema;
import dev.footnote.backup.database.SourceStore;
import dev.footnote.documents.spi.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Saves the database as it was at one moment, and every file that it named then.
 *
 * <p>Files never change, but the service deletes those of deleted documents. So they are copied
 * first; if one has gone meanwhile, the moment is moved to now, and what is named by then and not
 * yet copied is. A file that is missing twice in a row is lost.
 */
final class Backup {

  private final DataSource database;
  private final BlobStore blobs;
  private final Clock clock;
  private final String release;

  Backup(DataSource database, BlobStore blobs, Clock clock, String release) {
    this.database = database;
    this.blobs = blobs;
    this.clock = clock;
    this.release = release;
  }

  Manifest write(Path file) throws IOException, SQLException {
    var migrations = new Schema(database).applied();
    try (var archive = ArchiveWriter.create(file)) {
      var files = new CopiedFiles(blobs, archive);
      var missing = Set.<UUID>of();
      while (true) {
        try (var moment = SourceStore.open(database)) {
          var gone = files.add(moment.files());
          if (missing.containsAll(gone)) {
            return finish(archive, migrations, moment, files.number(), gone);
          }
          missing = gone;
        }
      }
    }
  }

  private Manifest finish(
      ArchiveWriter archive,
      List<Migration> migrations,
      SourceStore moment,
      long files,
      Set<UUID> missing)
      throws IOException {
    var tables = new ArrayList<Table>();
    for (var table : moment.tables()) {
      tables.add(archive.add(table.entry(), out -> moment.copy(table, out)));
    }
    var manifest =
        new Manifest(
            Manifest.FORMAT,
            release,
            clock.instant(),
            migrations,
            tables,
            moment.partitions(),
            files,
            List.copyOf(missing));
    archive.finish(manifest);
    return manifest;
  }
}
