package dev.footnote.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings a database to the schema of this release. Flyway does it, and is left out when its history
 * shows that there is nothing to do: to find that out itself takes it a fourteenth of what the
 * thread of a start does.
 */
public final class Migrations {

  private static final String LOCATION = "db/migration";

  private final DataSource database;

  Migrations(DataSource database) {
    this.database = database;
  }

  /** Takes the steps that the database lacks; throws what Flyway throws. */
  void apply() {
    if (!isCurrent()) {
      flyway(database).load().migrate();
    }
  }

  /** Flyway for a database, with the steps of this release. */
  public static FluentConfiguration flyway(DataSource database) {
    return Flyway.configure().dataSource(database).locations("classpath:" + LOCATION);
  }

  /**
   * Whether the history has each step of this release as it is here, and no other, and each has
   * succeeded.
   */
  boolean isCurrent() {
    var jdbc = JdbcClient.create(database);
    return hasHistory(jdbc) && taken(jdbc).equals(known());
  }

  private static boolean hasHistory(JdbcClient jdbc) {
    return jdbc.sql("SELECT to_regclass('flyway_schema_history') IS NOT NULL")
        .query(Boolean.class)
        .single();
  }

  private static Set<Step> taken(JdbcClient jdbc) {
    return jdbc.sql("SELECT version, checksum, type, success FROM flyway_schema_history")
        .query(
            (row, _) ->
                new Step(
                    row.getString("version"),
                    row.getInt("checksum"),
                    row.getBoolean("success") && "SQL".equals(row.getString("type"))))
        .set();
  }

  private static Set<Step> known() {
    try {
      var steps = new HashSet<Step>();
      var files = new PathMatchingResourcePatternResolver();
      for (var file : files.getResources("classpath*:" + LOCATION + "/*.sql")) {
        steps.add(Step.in(file));
      }
      return steps;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A step of the schema.
   *
   * @param version as in {@code V1_2__name.sql}, with dots; any other name has none that a step
   *     taken could have
   * @param checksum CRC-32 of the lines in UTF-8 without their ends, as Flyway has it
   * @param taken whether it is one that has succeeded; a file here counts as such
   */
  private record Step(String version, int checksum, boolean taken) {

    static Step in(Resource file) throws IOException {
      var name = String.valueOf(file.getFilename());
      var end = name.indexOf("__");
      var version = name.startsWith("V") && end > 0 ? name.substring(1, end) : name;
      return new Step(version.replace('_', '.'), checksum(file), true);
    }

    private static int checksum(Resource file) throws IOException {
      var checksum = new CRC32();
      file.getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
      return (int) checksum.getValue();
    }
  }
}
