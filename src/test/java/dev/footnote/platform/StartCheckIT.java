package dev.footnote.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What would hurt in production stops the start, with one line on what to do. */
class StartCheckIT {

  @TempDir Path folder;

  private final String database = TestDatabase.create();

  @Test
  void a_secret_from_an_example_is_refused_by_name() {
    assertRefused(
        Map.of("FOOTNOTE_METRICS_TOKEN", "change-me", "OPENAI_API_KEY", "your-api-key"),
        "footnote.inference.openai.apiKey, footnote.observability.metrics.token",
        "openssl rand -hex 32");
  }

  @Test
  void a_setting_out_of_its_bounds_is_refused_by_name() {
    assertRefused(
        Map.of("FOOTNOTE_ACCOUNTS_PASSWORD_ITERATIONS", "1"),
        "footnote.accounts.password.iterations",
        "must be greater than or equal to 2");
  }

  @Test
  void a_database_password_from_an_example_is_refused_before_it_is_used() {
    assertRefused(
        Map.of("DATABASE_URL", "postgres://footnote:change-me@127.0.0.1:1/none"),
        "The password of the database is a sample",
        "Set another one in PostgreSQL");
  }

  @Test
  void a_data_folder_that_cannot_be_written_is_refused() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    assertRefused(
        Map.of("FOOTNOTE_DATA_DIR", file.resolve("data").toString()),
        "The data folder " + file.resolve("data") + " cannot be written",
        "name another one by FOOTNOTE_DATA_DIR");
  }

  @Test
  void a_port_in_use_is_refused() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      assertRefused(
          Map.of("PORT", Integer.toString(other.getLocalPort())),
          "Port " + other.getLocalPort() + " is in use",
          "name another port by PORT");
    }
  }

  /** As the compose file mounts them: the name of a file is that of the setting. */
  @Test
  void secrets_are_read_from_files_and_vectors_of_another_length_are_refused() throws IOException {
    var token = "a token out of a file";
    var secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("footnote.observability.metrics.token"), token + "\n");
    try (var service =
        start(Map.of("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/")).awaitReady()) {
      assertThat(service.client().withToken(token).get("/metrics").status()).isEqualTo(200);
      assertThat(service.client().withToken("another").get("/metrics").status()).isNotEqualTo(200);
    }
    storeVectorOfOtherLength();
    assertRefused(
        Map.of(),
        "The stored vectors were made by \"another\" (3 numbers each)",
        "Configure the former again");
  }

  private void storeVectorOfOtherLength() {
    var source = new PGSimpleDataSource();
    source.setUrl(database);
    JdbcClient.create(source)
        .sql(
            """
            with owner as (
              insert into users (id, email, created_at)
              values (gen_random_uuid(), 'a@example.org', now()) returning id),
            shelf as (
              insert into collections
              select gen_random_uuid(), id, 'all', 256, 32, 0.5, true, now() from owner
              returning id, owner_id),
            document as (
              insert into documents (id, owner_id, collection_id, filename, media_type, bytes,
                sha256, blob_key, version, status, chunk_size, chunk_overlap, lane,
                next_attempt_at, created_at, updated_at)
              select gen_random_uuid(), owner_id, id, 'a.txt', 'text/plain', 1, 'x',
                gen_random_uuid(), 1, 'ready', 256, 32, 0, now(), now(), now() from shelf
              returning id, owner_id, collection_id)
            insert into chunks
            select gen_random_uuid(), id, 1, owner_id, collection_id, 0, 1, 0, 1, 'a', '{}',
              'another', 'k', '\\x000000000000000000000000' from document
            """)
        .update();
  }

  private void assertRefused(Map<String, String> settings, String... lines) {
    try (var service = start(settings)) {
      assertThat(service.awaitEnd()).isEqualTo(1);
      assertThat(service.output()).contains(lines).doesNotContain("\tat ");
    }
  }

  private ServiceProcess start(Map<String, String> settings) {
    var all = new HashMap<>(Map.of("DATABASE_URL", database));
    all.putAll(settings);
    return ServiceProcess.start(folder.resolve("data"), all);
  }
}
