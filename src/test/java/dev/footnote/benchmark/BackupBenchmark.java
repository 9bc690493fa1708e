package dev.footnote.benchmark;

import dev.footnote.backup.Commands;
import dev.footnote.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Seconds and bytes of a backup, and seconds of a restore into an empty place (R34). */
final class BackupBenchmark {

  private static final String EMAIL = "backup@example.org";
  private static final int CHUNKS_IN_A_DOCUMENT = 10;
  private static final int FILE = 50_000;

  private final Path folder;

  private BackupBenchmark(Path folder) {
    this.folder = folder;
  }

  /**
   * @param arguments documents (10000), each of ten chunks and a file of 50 kB
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    int documents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    var folder = Files.createTempDirectory("footnote-backup");
    try {
      new BackupBenchmark(folder).run(documents);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void run(int documents) throws IOException, SQLException {
    var source = filled(documents);
    var file = folder.resolve("saved.zip");
    double saved = seconds("backup", file, source, "first");
    double restored = seconds("restore", file, TestDatabase.create(), "second");
    System.out.println("| documents | chunks | archive MB | backup s | restore s |");
    System.out.println("|---|---|---|---|---|");
    System.out.printf(
        "| %d | %d | %.0f | %.1f | %.1f |%n",
        documents, documents * CHUNKS_IN_A_DOCUMENT, Files.size(file) / 1e6, saved, restored);
  }

  private String filled(int documents) throws IOException, SQLException {
    var url = TestDatabase.create();
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    var jdbc = JdbcClient.create(source);
    jdbc.sql("insert into users (id, email, created_at) values (gen_random_uuid(), :email, now())")
        .param("email", EMAIL)
        .update();
    new ManyChunks(source, CHUNKS_IN_A_DOCUMENT).make(EMAIL, documents * CHUNKS_IN_A_DOCUMENT);
    var random = new Random(7);
    for (var key : jdbc.sql("select blob_key from documents").query(UUID.class).list()) {
      writeFile(key, random);
    }
    return url;
  }

  /** Where the store of files keeps it. */
  private void writeFile(UUID key, Random random) throws IOException {
    var name = key.toString();
    var place = folder.resolve("first/files").resolve(name.substring(name.length() - 2));
    var bytes = new byte[FILE];
    random.nextBytes(bytes);
    Files.write(Files.createDirectories(place).resolve(name), bytes);
  }

  private double seconds(String command, Path file, String database, String data) {
    long began = System.nanoTime();
    int code =
        new Commands(System.out, System.err)
            .run(
                command,
                file.toString(),
                "--footnote.database.url=" + database,
                "--footnote.data-dir=" + folder.resolve(data));
    if (code != 0) {
      throw new IllegalStateException(command + " failed");
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
