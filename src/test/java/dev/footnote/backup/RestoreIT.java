package dev.footnote.backup;

import static dev.footnote.backup.Installation.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.backup.archive.ArchiveWriter;
import dev.footnote.backup.archive.Manifest;
import dev.footnote.backup.archive.Manifest.Migration;
import dev.footnote.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an archive is not brought back, and a restore that did not come to its end. */
class RestoreIT {

  @TempDir Path folder;

  private Installation installation;

  @BeforeEach
  void an_account_with_two_documents() throws IOException {
    installation = Installation.savedIn(folder);
  }

  @Test
  void a_place_that_is_not_empty_is_left_as_it_is() throws Exception {
    installation.backup();
    assertThatThrownBy(() -> installation.restore(installation.source(), new MemoryBlobs()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("The database is not empty: its table ");
    var used = new MemoryBlobs();
    used.put(UUID.fromString("019f0000-0000-7000-8000-0000000000ff"), new byte[1]);
    var target = Installation.database();
    assertThatThrownBy(() -> installation.restore(target, used))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("The place for files is not empty");
    assertThat(used.bytes()).hasSize(1);
    assertThat(count(target, "pg_tables where schemaname = 'public'")).isZero();
  }

  @Test
  void a_restore_that_was_broken_off_can_be_done_again() throws Exception {
    installation.backup();
    var target = Installation.database();
    var place = new MemoryBlobs();
    place.roomFor(1);
    assertThatThrownBy(() -> installation.restore(target, place)).isInstanceOf(IOException.class);
    assertThat(count(target, "users")).isZero();
    place.roomFor(2);
    installation.restore(target, place);
    assertThat(count(target, "documents")).isEqualTo(2);
    assertThat(place.bytes()).hasSize(2);
  }

  @Test
  void an_archive_of_a_later_release_is_refused() throws Exception {
    try (var archive = ArchiveWriter.create(installation.file())) {
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
    assertThatThrownBy(() -> installation.restore(Installation.database(), new MemoryBlobs()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("made by release 9.9");
  }
}
