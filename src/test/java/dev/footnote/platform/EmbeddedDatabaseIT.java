package dev.footnote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  @TempDir Path data;

  @Test
  void a_killed_service_starts_again_and_ends_the_database_server_it_left() throws IOException {
    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      service.kill();
    }
    var orphan = databaseServer();
    assertThat(orphan.isAlive()).isTrue();

    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(service.output())
          .contains("ending the database server")
          .contains("jobs of an earlier instance released");
      assertThat(service.terminate()).isEqualTo(143);
    }
    assertThat(pidFile()).doesNotExist();
  }

  @Test
  void a_second_instance_on_the_same_folder_is_refused_with_a_clear_line() {
    try (var first = ServiceProcess.start(data, Map.of()).awaitReady();
        var second = ServiceProcess.start(data, Map.of())) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.output())
          .contains("Another instance (process ")
          .contains("is using the data folder " + data)
          .contains("FOOTNOTE_DATA_DIR")
          .doesNotContain("\tat ");
      assertThat(first.client().get("/health/live").status()).isNotEqualTo(0);
    }
  }

  @Test
  void a_first_start_that_was_killed_half_way_is_begun_anew() throws IOException {
    var half = Files.createDirectories(data.resolve("postgres/data"));
    Files.writeString(half.resolve("postgresql.conf"), "");
    var binaries = Files.createDirectories(data.resolve("postgres/binaries/PG-half/bin"));
    Files.writeString(binaries.resolve("postgres"), "truncated");

    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      assertThat(service.output()).contains("embedded database started");
      assertThat(binaries).doesNotExist();
    }
  }

  @Test
  void a_process_id_that_now_names_another_process_is_no_obstacle() throws IOException {
    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      service.terminate();
    }
    Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n" + data + "\n");

    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      assertThat(ProcessHandle.current().isAlive()).isTrue();
      assertThat(service.output()).doesNotContain("ending the database server");
    }
  }

  @Test
  void nobody_else_may_look_into_the_data_folder_and_the_database_asks_for_a_password()
      throws IOException {
    var folder = data.resolve("new");
    try (var service = ServiceProcess.start(folder, Map.of()).awaitReady()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      assertThat(Files.readString(folder.resolve("postgres/data/pg_hba.conf")))
          .contains("scram-sha-256")
          .doesNotContain("trust");
      assertThat(service.output())
          .doesNotContain(Files.readString(folder.resolve("postgres/password")));
    }
  }

  @Test
  void an_unknown_setting_stops_the_start() {
    try (var service =
        ServiceProcess.start(
            data, Map.of("FOOTNOTE_SERCH_TOP_K", "3", "FOOTNOTE_DATABASE_POOL_SIZE", "8"))) {
      assertThat(service.awaitEnd()).isEqualTo(1);
      assertThat(service.output())
          .contains("Unknown settings: FOOTNOTE_SERCH_TOP_K.")
          .doesNotContain("\tat ");
    }
  }

  private ProcessHandle databaseServer() throws IOException {
    var pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst());
    return ProcessHandle.of(pid).orElseThrow();
  }

  private Path pidFile() {
    return data.resolve("postgres/data/postmaster.pid");
  }
}
