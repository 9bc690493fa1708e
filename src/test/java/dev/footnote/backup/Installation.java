package dev.footnote.backup;

import dev.footnote.backup.archive.Archive;
import dev.footnote.backup.archive.Manifest;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with an account and two documents, their files, and the archive made of them. */
record Installation(PGSimpleDataSource source, MemoryBlobs files, Path file) {

  static final UUID OWNER = UUID.fromString("019f0000-0000-7000-8000-000000000001");
  static final UUID SHELF = UUID.fromString("019f0000-0000-7000-8000-000000000002");
  static final UUID FIRST = UUID.fromString("019f0000-0000-7000-8000-00000000000a");
  static final UUID SECOND = UUID.fromString("019f0000-0000-7000-8000-00000000000b");

  static Installation savedIn(Path folder) throws IOException {
    var installation = new Installation(database(), new MemoryBlobs(), folder.resolve("saved.zip"));
    Flyway.configure()
        .dataSource(installation.source)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    installation.addAccount();
    installation.addDocument(FIRST);
    installation.addDocument(SECOND);
    return installation;
  }

  /** A new, empty one. */
  static PGSimpleDataSource database() {
    var database = new PGSimpleDataSource();
    database.setUrl(TestDatabase.create());
    return database;
  }

  JdbcClient jdbc() {
    return JdbcClient.create(source);
  }

  private void addAccount() {
    var jdbc = jdbc();
    jdbc.sql("insert into users (id, email, created_at) values (:id, 'a@example.org', now())")
        .param("id", OWNER)
        .update();
    jdbc.sql("insert into collections values (:id, :owner, 'all', 256, 32, 0.5, true, now())")
        .param("id", SHELF)
        .param("owner", OWNER)
        .update();
    jdbc.sql(
            "create table request_logs_20260102 partition of request_logs for values from ('2026-01-02 00:00:00+00') to ('2026-01-03 00:00:00+00')")
        .update();
    jdbc.sql(
            "insert into request_logs (id, at, request_id, method, status, duration_ms, bytes_in, bytes_out) values (:id, '2026-01-02 03:04:05+00', 'r', 'GET', 200, 1.5, 0, 9)")
        .param("id", OWNER)
        .update();
    jdbc.sql(
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, version) values ('t', 'i', now(), true, 'gone', 1)")
        .update();
    jdbc.sql("insert into installation_secrets values ('salt', 'x')").update();
  }

  private void addDocument(UUID key) throws IOException {
    files.put(key, bytes(key));
    jdbc()
        .sql(
            """
            insert into documents (id, owner_id, collection_id, filename, media_type, bytes, sha256,
              blob_key, version, status, chunk_size, chunk_overlap, lane, next_attempt_at,
              created_at, updated_at)
            values (:key, :owner, :shelf, E'tab\\tand\\nline.txt', 'text/plain', 3, 'x', :key, 1, 'ready',
              256, 32, 0, now(), now(), now())
            """)
        .param("key", key)
        .param("owner", OWNER)
        .param("shelf", SHELF)
        .update();
  }

  private static byte[] bytes(UUID key) {
    return ("the bytes of " + key).repeat(500).getBytes(StandardCharsets.UTF_8);
  }

  Manifest backup() throws IOException, SQLException {
    return new Backup(source, files, Clock.systemUTC(), "test").write(file);
  }

  void restore(PGSimpleDataSource target, BlobStore place) throws IOException, SQLException {
    try (var archive = Archive.open(file)) {
      new Restore(target, place).from(archive);
    }
  }

  static int count(PGSimpleDataSource database, String what) {
    return JdbcClient.create(database)
        .sql("select count(*) from " + what)
        .query(Integer.class)
        .single();
  }
}
