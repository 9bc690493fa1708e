package dev.footnote.backup;

import static dev.footnote.backup.Installation.SECOND;
import static dev.footnote.backup.Installation.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.backup.archive.Archive;
import dev.footnote.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an archive holds, and archives that are damaged or cannot be made. */
class ArchivesIT {

  @TempDir Path folder;

  private Installation installation;
  private MemoryBlobs files;
  private Path file;

  @BeforeEach
  void an_account_with_two_documents() throws IOException {
    installation = Installation.savedIn(folder);
    files = installation.files();
    file = installation.file();
  }

  @Test
  void rows_files_and_partitions_come_back_but_secrets_do_not() throws Exception {
    var manifest = installation.backup();
    var target = Installation.database();
    var restored = new MemoryBlobs();
    installation.restore(target, restored);

    assertThat(manifest.files()).isEqualTo(2);
    assertThat(restored.bytes()).containsExactlyInAnyOrderEntriesOf(files.bytes());
    assertThat(count(target, "documents where filename = E'tab\\tand\\nline.txt'")).isEqualTo(2);
    assertThat(count(target, "request_logs_20260102 where duration_ms = 1.5")).isOne();
    assertThat(count(target, "scheduled_tasks where not picked and picked_by is null")).isOne();
    assertThat(count(target, "installation_secrets")).isZero();
    assertThat(entries()).doesNotContain("signing_keys").contains("tables/users.copy");
  }

  @Test
  void nothing_in_the_schema_is_left_out_of_an_archive_unnoticed() {
    var jdbc = installation.jdbc();
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
          files.lose(SECOND);
          installation
              .jdbc()
              .sql("delete from documents where blob_key = :key")
              .param("key", SECOND)
              .update();
        });
    assertThat(installation.backup().missingFiles()).isEmpty();
    var target = Installation.database();
    installation.restore(target, new MemoryBlobs());
    assertThat(count(target, "documents")).isOne();
  }

  @Test
  void a_file_that_is_lost_is_named_and_the_rest_is_saved() throws Exception {
    files.lose(SECOND);
    var manifest = installation.backup();
    assertThat(manifest.missingFiles()).containsExactly(SECOND);
    assertThat(manifest.files()).isOne();
  }

  @Test
  void a_byte_that_changed_anywhere_is_found_before_anything_is_written() throws Exception {
    installation.backup();
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
  void nothing_unfinished_and_nothing_that_was_there_is_touched_by_a_backup_that_fails()
      throws Exception {
    files.beforeOpening(
        SECOND,
        () -> {
          throw new IllegalStateException("disk is gone");
        });
    assertThatThrownBy(installation::backup).hasMessage("disk is gone");
    assertThat(folder).isEmptyDirectory();
    Files.writeString(file, "mine");
    assertThatThrownBy(installation::backup)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("There is already a file");
    assertThat(file).hasContent("mine");
  }

  private String entries() throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.stream().map(Object::toString).toList().toString();
    }
  }
}
