package dev.footnote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void nothingThereYet() {
    data = folder.resolve("data");
  }

  @Test
  void a_killed_service_starts_again_and_ends_the_database_server_it_left() throws IOException {
    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      assertNobodyElseMayLookIntoTheFolder(service);
      service.kill();
    }
    var orphan = databaseServer();
    assertThat(orphan.isAlive()).isTrue();

    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(service.output())
          .contains("ending the database server")
          .contains("jobs of an earlier instance released");
      assertASecondInstanceIsRefused();
      assertThat(service.client().get("/health/live").status()).isEqualTo(200);
      assertThat(service.terminate()).isEqualTo(143);
    }
    assertThat(pidFile()).doesNotExist();
    Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n" + data + "\n");
    assertThatAnotherProcessWithThatIdIsNoObstacle();
  }

  private void assertNobodyElseMayLookIntoTheFolder(ServiceProcess service) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");
    assertThat(Files.readString(data.resolve("postgres/data/pg_hba.conf")))
        .contains("scram-sha-256")
        .doesNotContain("trust");
    assertThat(service.output())
        .doesNotContain(Files.readString(data.resolve("postgres/password")));
  }

  private void assertASecondInstanceIsRefused() {
    try (var second = ServiceProcess.start(data, Map.of())) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.output())
          .contains("Another instance (process ")
          .contains("is using the data folder " + data)
          .contains("FOOTNOTE_DATA_DIR")
          .doesNotContain("\tat ");
    }
  }

  private void assertThatAnotherProcessWithThatIdIsNoObstacle() {
    try (var service = ServiceProcess.start(data, Map.of()).awaitReady()) {
      assertThat(ProcessHandle.current().isAlive()).isTrue();
      assertThat(service.output()).doesNotContain("ending the database server");
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
