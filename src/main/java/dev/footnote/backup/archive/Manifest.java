package dev.footnote.backup.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive holds.
 *
 * @param format of the archive itself
 * @param release of the service that made it
 * @param migrations that the database had seen, in their order
 * @param tables in an order in which each comes after those that it refers to
 * @param partitions of tables that are divided by time
 * @param files how many there are
 * @param missingFiles those that documents name but nobody has any more
 */
public record Manifest(
    int format,
    String release,
    Instant madeAt,
    List<Migration> migrations,
    List<Table> tables,
    List<Partition> partitions,
    long files,
    List<UUID> missingFiles) {

  public static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  public Manifest {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
    partitions = List.copyOf(partitions);
    missingFiles = List.copyOf(missingFiles);
  }

  static Manifest parse(byte[] json) {
    return JSON.readValue(json, Manifest.class);
  }

  byte[] json() {
    return JSON.writeValueAsBytes(this);
  }

  /** A step of the schema, with the checksum of its text. */
  public record Migration(String version, int checksum) {}

  /** A table whose rows are the entry {@link #entry}. */
  public record Table(String name, List<String> columns, long rows) {

    public Table {
      columns = List.copyOf(columns);
    }

    public String entry() {
      return "tables/" + name + ".copy";
    }

    public Table withRows(long number) {
      return new Table(name, columns, number);
    }
  }

  /** A part of a table, from a time until before another, both as PostgreSQL writes them. */
  public record Partition(String table, String name, String from, String to) {}

  public String newestMigration() {
    return migrations.getLast().version();
  }

  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  public static String fileEntry(UUID key) {
    return "files/" + key;
  }
}
