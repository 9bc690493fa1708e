package dev.footnote.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.backup.archive.Archive;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Installations of earlier releases, brought up to date by this one. */
class ReleasesIT {

  @TempDir Path folder;

  static List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(ReleaseArchive.FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("archives")
  void what_an_earlier_release_kept_is_found_and_cited_as_it_was(Path archive) throws IOException {
    var database = TestDatabase.create();
    restore(archive, database);
    assertThat(rows(database, "chunks")).isEqualTo(rowsIn(archive, "chunks")).isPositive();
    var settings = Map.of("DATABASE_URL", database);
    try (var service = ServiceProcess.start(folder, settings).awaitReady()) {
      var client = ReleaseArchive.signedIn(service);
      var kept = keptAnswer(client);
      var now =
          client
              .post("/api/v1/rag/chat", Map.of("question", ReleaseArchive.QUESTION))
              .expect(200)
              .body();
      assertThat(now.path("answer").asString())
          .isEqualTo(kept.path("text").asString())
          .contains("Ring the bell");
      assertThat(quotes(now)).isEqualTo(quotes(kept)).isNotEmpty();
      var found = client.post("/api/v1/search", Map.of("query", "Laterne")).expect(200).body();
      assertThat(found.path("hits")).isNotEmpty();
    }
  }

  @Test
  void every_release_has_left_an_archive() throws IOException, InterruptedException {
    var tags = new ProcessBuilder("git", "tag", "--list", "v*").start();
    for (var tag : tags.inputReader(StandardCharsets.UTF_8).lines().toList()) {
      assertThat(ReleaseArchive.FOLDER.resolve(tag.substring(1) + ".zip")).exists();
    }
    assertThat(archives()).isNotEmpty();
  }

  private void restore(Path archive, String database) {
    var err = new ByteArrayOutputStream();
    int code =
        new Commands(System.out, new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(
                "restore",
                archive.toString(),
                "--footnote.data-dir=" + folder,
                "--footnote.database.url=" + database);
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static long rowsIn(Path file, String table) throws IOException {
    try (var archive = Archive.open(file)) {
      return archive.manifest().tables().stream()
          .filter(one -> one.name().equals(table))
          .mapToLong(one -> one.rows())
          .sum();
    }
  }

  private static long rows(String url, String table) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    return JdbcClient.create(source)
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }

  /** The answer of that release, in the conversation that it stored. */
  private static JsonNode keptAnswer(Client client) {
    var conversation = client.get("/api/v1/conversations").expect(200).body().path("items").path(0);
    return client
        .get("/api/v1/conversations/" + conversation.path("id").asString())
        .expect(200)
        .body()
        .path("messages")
        .path(1);
  }

  private static List<String> quotes(JsonNode answer) {
    return answer
        .path("citations")
        .valueStream()
        .map(citation -> citation.path("quote").asString() + citation.path("chunk_id").asString())
        .toList();
  }
}
