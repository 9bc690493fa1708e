package dev.footnote.platform.database;

import dev.footnote.platform.StartRefused;
import dev.footnote.platform.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.NoSuchElementException;

/** Reaches the configured database as a command needs it. */
public final class CommandDatabases {

  private final DatabaseProperties properties;
  private final Path dataFolder;
  private final SecureRandom random;

  CommandDatabases(DatabaseProperties properties, Path dataFolder, SecureRandom random) {
    this.properties = properties;
    this.dataFolder = dataFolder;
    this.random = random;
  }

  /** A database that is there, whether a service is using it or not. */
  public CommandDatabase besideService() {
    if (!properties.embedded()) {
      return CommandDatabase.at(DatabaseAddress.of(properties));
    }
    var files = files();
    if (!files.initialised()) {
      throw new StartRefused(
          "There is no database of Footnote in " + dataFolder + ".",
          "Name the folder that the service uses by FOOTNOTE_DATA_DIR, or its database by"
              + " DATABASE_URL.");
    }
    return DataFolder.unlessUsed(dataFolder)
        .map(this::started)
        .orElseGet(() -> CommandDatabase.at(running(files)));
  }

  /** A database that nobody else may be using; the embedded one is made if there is none. */
  public CommandDatabase alone() {
    var folder = DataFolder.open(dataFolder);
    return properties.embedded()
        ? started(folder)
        : CommandDatabase.at(DatabaseAddress.of(properties), folder);
  }

  private CommandDatabase started(DataFolder folder) {
    var database = EmbeddedDatabase.start(files().folder(), properties.startTimeout(), random);
    return CommandDatabase.at(database.address(), database, folder);
  }

  private DatabaseAddress running(DatabaseFiles files) {
    try {
      return EmbeddedDatabase.address(files.runningPort().orElseThrow(), files.storedPassword());
    } catch (IOException | NoSuchElementException e) {
      throw new StartRefused(
          "The service that uses " + dataFolder + " is just starting or stopping.",
          "Try again in a minute.",
          e);
    }
  }

  private DatabaseFiles files() {
    return new DatabaseFiles(dataFolder.resolve("postgres"));
  }
}
