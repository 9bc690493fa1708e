package dev.footnote.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.backup.archive.Archive;
import dev.footnote.backup.archive.ArchiveWriter;
import dev.footnote.backup.archive.Manifest;
import dev.footnote.backup.archive.Manifest.Migration;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.platform.StartRefused;
import dev.footnote.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an archive holds, and what is refused. */
class ArchivesIT {

  private static final UUID OWNER = UUID.fromString("019f0000-0000-7000-8000-000000000001");
  private static final UUID SHELF = UUID.fromString("019f0000-0000-7000-8000-000000000002");
  private static final UUID FIRST = UUID.fromString("019f0000-0000-7000-8000-00000000000a");
  private static final UUID SECOND = UUID.fromString("019f0000-0000-7000-8000-00000000000b");

  @TempDir Path folder;

  private final Memory files = new Memory();
  private PGSimpleDataSource source;
  private Path file;

  @BeforeEach
  void an_account_with_two_documents() throws IOException {
    source = database();
    file = folder.resolve("saved.zip");
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    var jdbc = JdbcClient.create(source);
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
    addDocument(FIRST);
    addDocument(SECOND);
  }

  private void addDocument(UUID key) throws IOException {
    files.put(new BlobKey(key), new ByteArrayInputStream(bytes(key)));
    JdbcClient.create(source)
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

  @Test
  void rows_files_and_partitions_come_back_but_secrets_do_not() throws Exception {
    var manifest = backup();
    var target = database();
    var restored = new Memory();
    restore(target, restored);

    assertThat(manifest.files()).isEqualTo(2);
    assertThat(restored.bytes).containsExactlyInAnyOrderEntriesOf(files.bytes);
    var jdbc = JdbcClient.create(target);
    assertThat(count(jdbc, "documents where filename = E'tab\\tand\\nline.txt'")).isEqualTo(2);
    assertThat(count(jdbc, "request_logs_20260102 where duration_ms = 1.5")).isOne();
    assertThat(count(jdbc, "scheduled_tasks where not picked and picked_by is null")).isOne();
    assertThat(count(jdbc, "installation_secrets")).isZero();
    assertThat(entries()).doesNotContain("signing_keys").contains("tables/users.copy");
  }

  @Test
  void nothing_in_the_schema_is_left_out_of_an_archive_unnoticed() {
    var jdbc = JdbcClient.create(source);
    assertThat(jdbc.sql("select sequencename from pg_sequences").query(String.class).list())
        .as("their values are not kept: this one counts changes of a remote index")
        .containsExactly("pinecone_changes");
    assertThat(
            jdbc.sql(
                    """
                    select relname from pg_class
                    where relnamespace = to_regnamespace('public') and relkind in ('r', 'p')
                      and relpersistence <> 'p'
                    """)
                .query(String.class)
                .list())
        .containsExactly("rate_limits");
  }

  @Test
  void a_file_that_goes_while_others_are_copied_is_of_no_document_in_the_archive()
      throws Exception {
    files.beforeOpening(
        SECOND,
        () -> {
          files.bytes.remove(SECOND);
          JdbcClient.create(source)
              .sql("delete from documents where blob_key = :key")
              .param("key", SECOND)
              .update();
        });
    assertThat(backup().missingFiles()).isEmpty();
    var target = database();
    restore(target, new Memory());
    assertThat(count(JdbcClient.create(target), "documents")).isOne();
  }

  @Test
  void a_file_that_is_lost_is_named_and_the_rest_is_saved() throws Exception {
    files.bytes.remove(SECOND);
    var manifest = backup();
    assertThat(manifest.missingFiles()).containsExactly(SECOND);
    assertThat(manifest.files()).isOne();
  }

  @Test
  void a_byte_that_changed_anywhere_is_found_before_anything_is_written() throws Exception {
    backup();
    var sound = Files.readAllBytes(file);
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int attempt = 0; attempt < 40; attempt++) {
      var broken = sound.clone();
      int at = random.nextInt(broken.length);
      broken[at] ^= (byte) (1 << random.nextInt(8));
      var copy = Files.write(folder.resolve("broken-" + attempt), broken);
      assertThat(isRefusedOrTheSame(copy)).as("byte " + at + ", seed " + seed).isTrue();
    }
    Files.write(file, Arrays.copyOf(sound, sound.length / 2));
    assertThatThrownBy(() -> Archive.open(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("no whole archive");
  }

  /** A bit of a field of the format that nobody reads (a time, say) changes nothing. */
  private boolean isRefusedOrTheSame(Path copy) throws IOException {
    try (var archive = Archive.open(copy);
        var original = Archive.open(file)) {
      return archive.manifest().equals(original.manifest());
    } catch (StartRefused _) {
      return true;
    }
  }

  @Test
  void a_place_that_is_not_empty_is_left_as_it_is() throws Exception {
    backup();
    assertThatThrownBy(() -> restore(source, new Memory()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("The database is not empty: its table ");
    var foreign = UUID.fromString("019f0000-0000-7000-8000-0000000000ff");
    var used = new Memory();
    used.put(new BlobKey(foreign), new ByteArrayInputStream(new byte[1]));
    var target = database();
    assertThatThrownBy(() -> restore(target, used))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("The place for files is not empty");
    assertThat(used.bytes).hasSize(1);
    assertThat(count(JdbcClient.create(target), "pg_tables where schemaname = 'public'")).isZero();
  }

  @Test
  void a_restore_that_was_broken_off_can_be_done_again() throws Exception {
    backup();
    var target = database();
    var place = new Memory();
    place.roomFor(1);
    assertThatThrownBy(() -> restore(target, place)).isInstanceOf(IOException.class);
    assertThat(count(JdbcClient.create(target), "users")).isZero();
    place.roomFor(2);
    restore(target, place);
    assertThat(count(JdbcClient.create(target), "documents")).isEqualTo(2);
    assertThat(place.bytes).hasSize(2);
  }

  @Test
  void an_archive_of_a_later_release_is_refused() throws Exception {
    try (var archive = ArchiveWriter.create(file)) {
      archive.finish(
          new Manifest(
              Manifest.FORMAT,
              "9.9",
              Instant.EPOCH,
              List.of(new Migration("999", 7)),
              List.of(),
              List.of(),
              0,
              List.of()));
    }
    assertThatThrownBy(() -> restore(database(), new Memory()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("made by release 9.9");
  }

  @Test
  void nothing_unfinished_and_nothing_that_was_there_is_touched_by_a_backup_that_fails()
      throws Exception {
    files.beforeOpening(
        SECOND,
        () -> {
          throw new IllegalStateException("disk is gone");
        });
    assertThatThrownBy(this::backup).hasMessage("disk is gone");
    assertThat(folder).isEmptyDirectory();
    Files.writeString(file, "mine");
    assertThatThrownBy(this::backup)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("There is already a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void the_command_line_says_in_one_line_what_is_wrong() {
    assertThat(command("restore", "/nowhere.zip"))
        .isEqualTo("footnote: There is no readable file /nowhere.zip. Correct its name.\n");
    assertThat(command("backup", file.toString(), "--footnote.data-dir=" + folder.resolve("none")))
        .startsWith("footnote: There is no database of Footnote in " + folder.resolve("none") + ".")
        .contains("FOOTNOTE_DATA_DIR")
        .hasLineCount(1);
    assertThat(
            command(
                "backup",
                file.toString(),
                "--footnote.database.url=jdbc:postgresql://127.0.0.1:1/none"))
        .startsWith("footnote: The database cannot be reached: ")
        .contains("Correct DATABASE_URL");
    assertThat(command("bakup", "x")).contains("footnote backup FILE");
    assertThat(Commands.areAskedForBy("--server.port=1")).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  private static String command(String... arguments) {
    var err = new ByteArrayOutputStream();
    int code =
        new Commands(
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(arguments);
    assertThat(code).isPositive();
    return err.toString(StandardCharsets.UTF_8);
  }

  private Manifest backup() throws IOException, SQLException {
    return new Backup(source, files, Clock.systemUTC(), "test").write(file);
  }

  private void restore(PGSimpleDataSource target, BlobStore place)
      throws IOException, SQLException {
    try (var archive = Archive.open(file)) {
      new Restore(target, place).from(archive);
    }
  }

  private String entries() throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.stream().map(Object::toString).toList().toString();
    }
  }

  private static int count(JdbcClient jdbc, String what) {
    return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
  }

  private static PGSimpleDataSource database() {
    var database = new PGSimpleDataSource();
    database.setUrl(TestDatabase.create());
    return database;
  }

  /** Files in memory, with something that happens before one is opened, and a limit. */
  private static final class Memory implements BlobStore {

    private final Map<UUID, byte[]> bytes = new ConcurrentHashMap<>();
    private final Map<UUID, Runnable> events = new ConcurrentHashMap<>();
    private int room = Integer.MAX_VALUE;

    void beforeOpening(UUID key, Runnable event) {
      events.put(key, event);
    }

    void roomFor(int number) {
      room = number;
    }

    @Override
    public void put(BlobKey key, InputStream content) throws IOException {
      if (bytes.size() >= room) {
        throw new IOException("no room");
      }
      bytes.put(key.value(), content.readAllBytes());
    }

    @Override
    public InputStream open(BlobKey key) throws IOException {
      var event = events.remove(key.value());
      if (event != null) {
        event.run();
      }
      var content = bytes.get(key.value());
      if (content == null) {
        throw new FileNotFoundException(key.toString());
      }
      return new ByteArrayInputStream(content);
    }

    @Override
    public void delete(BlobKey key) {
      bytes.remove(key.value());
    }

    @Override
    public Stream<BlobKey> keys() {
      return bytes.keySet().stream().map(BlobKey::new);
    }
  }
}
