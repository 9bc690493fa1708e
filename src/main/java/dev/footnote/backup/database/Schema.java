package dev.footnote.backup.database;

import dev.footnote.backup.archive.Manifest;
import dev.footnote.backup.archive.Manifest.Migration;
import dev.footnote.platform.StartRefused;
import dev.footnote.platform.database.Migrations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The steps of the schema that this release knows, and those that the database has seen. */
public final class Schema {

  private final DataSource database;

  public Schema(DataSource database) {
    this.database = database;
  }

  /** The steps that the database has seen; refused if it has seen none. */
  public List<Migration> applied() {
    var applied = steps(Stream.of(Migrations.flyway(database).load().info().applied()));
    if (applied.isEmpty()) {
      throw new StartRefused(
          "There is nothing of Footnote in the database.",
          "Name the database that the service uses by DATABASE_URL, or its data folder by"
              + " FOOTNOTE_DATA_DIR.");
    }
    return applied;
  }

  /** Brings an empty database to the schema that the archive was made from. */
  public void makeAsIn(Manifest manifest) {
    var known = steps(Stream.of(Migrations.flyway(database).load().info().all()));
    var unknown = new ArrayList<>(manifest.migrations());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new StartRefused(
          "The archive was made by release "
              + manifest.release()
              + ", whose schema has steps that this release does not know: "
              + unknown
              + ".",
          "Restore it with that release or a later one.");
    }
    var version = MigrationVersion.fromVersion(manifest.newestMigration());
    requireNotPast(version);
    Migrations.flyway(database).target(version).load().migrate();
  }

  /** Steps that change rows would be left out for those of the archive. */
  private void requireNotPast(MigrationVersion version) {
    var current = Migrations.flyway(database).load().info().current();
    if (current != null && current.getVersion().isNewerThan(version)) {
      throw new StartRefused(
          "The schema of the database is newer than that of the archive.",
          "Restore into a new, empty database; nothing was changed.");
    }
  }

  /** Takes the steps that this release adds. */
  public void bringUpToDate() {
    Migrations.flyway(database).load().migrate();
  }

  private static List<Migration> steps(Stream<MigrationInfo> infos) {
    return infos
        .filter(MigrationInfo::isVersioned)
        .map(
            info ->
                new Migration(
                    info.getVersion().getVersion(),
                    Objects.requireNonNullElse(info.getChecksum(), 0)))
        .toList();
  }
}
