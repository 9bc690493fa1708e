package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.TestFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.kernel.Ids;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@Import(Faults.class)
@TestPropertySource(
    properties = {
      "footnote.documents.ingestion.retry-delay=50ms",
      "footnote.documents.ingestion.batch=4",
      "footnote.documents.quota.max-documents=3"
    })
class AttemptsIT {

  @LocalServerPort int port;
  @Autowired JdbcClient database;
  @Autowired BlobStore blobs;
  @Autowired Sweep sweep;
  @Autowired Attempts attempts;
  @Autowired Ids ids;
  Client client;

  @BeforeEach
  void begin() {
    awaitNothingInWork();
    Faults.reset();
    client = Client.at(port).asNewAccount();
  }

  /** What an earlier test left in the lanes would be counted in this one. */
  private void awaitNothingInWork() {
    var unfinished = "select count(*) from documents where status not in ('ready', 'failed')";
    Awaitility.await().until(() -> database.sql(unfinished).query(Long.class).single() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse", "chunk", "embed", "index"})
  void a_fault_that_passes_delays_a_document_only(String stage) {
    Faults.FAULTS.put(stage, 2);
    Uploads.ready(client, upload("words that nobody embedded before: " + stage));
    assertThat(Faults.runs(stage)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "parse, parsing_failed, The file could not be read",
    "chunk, chunking_failed, The text could not be cut",
    "embed, embedding_failed, The passages could not be embedded",
    "index, indexing_failed, The passages could not be indexed"
  })
  void a_fault_that_stays_ends_after_three_attempts(String stage, String code, String message) {
    Faults.FAULTS.put(stage, 100);
    var document = Uploads.finished(client, upload("words for the fault of " + stage));
    assertThat(document.path("status").asString()).isEqualTo("failed");
    assertThat(document.path("error").path("code").asString()).isEqualTo(code);
    assertThat(document.path("error").path("message").asString()).startsWith(message);
    assertThat(Faults.runs(stage)).isEqualTo(3);
  }

  @Test
  void an_attempt_begins_at_the_stage_that_failed() {
    Faults.FAULTS.put("index", 1);
    Uploads.ready(client, upload("words that are embedded once"));
    assertThat(Faults.runs("parse")).isEqualTo(1);
    assertThat(Faults.runs("chunk")).isEqualTo(1);
    assertThat(Faults.runs("embed")).isEqualTo(1);
    assertThat(Faults.runs("index")).isEqualTo(2);
  }

  @Test
  void the_same_words_are_embedded_once() {
    Uploads.ready(client, upload("words in two documents"));
    Uploads.ready(client, upload("words in two documents"));
    assertThat(Faults.runs("embed")).isEqualTo(1);
  }

  @Test
  void vectors_made_before_a_kill_are_kept() {
    var id = upload(sentences());
    int chunks = Uploads.ready(client, id).path("chunk_count").asInt();
    int batches = (chunks + 3) / 4;
    assertThat(batches).isGreaterThan(2);
    assertThat(Faults.runs("embed")).isEqualTo(batches);
    database
        .sql("update chunks set vector = null where document_id = ?::uuid and position = ?")
        .params(id, chunks - 1)
        .update();
    restartAt(id, "embedding", 0);
    Uploads.ready(client, id);
    assertThat(Faults.runs("embed")).isEqualTo(batches + 1);
    assertThat(Faults.runs("parse")).isEqualTo(1);
  }

  @Test
  void text_that_has_ended_the_service_three_times_is_not_read_again() {
    var id = upload("a poison");
    Uploads.ready(client, id);
    restartAt(id, "parsing", 3);
    var document = Uploads.finished(client, id);
    assertThat(document.path("error").path("code").asString()).isEqualTo("parsing_failed");
    assertThat(Faults.runs("parse")).isEqualTo(1);
  }

  @Test
  void kills_in_other_stages_do_not_count() {
    var id = upload("no poison");
    Uploads.ready(client, id);
    for (int kill = 0; kill < 5; kill++) {
      restartAt(id, "indexing", 0);
      Uploads.ready(client, id);
    }
    assertThat(Faults.runs("index")).isEqualTo(6);
  }

  @Test
  void documents_of_one_turn_go_into_the_index_together() {
    var lane = laneOfThree("together");
    int before = Faults.runs("index");
    attempts.workOff(lane, () -> false);
    assertThat(Faults.runs("index")).isEqualTo(before + 1);
    assertThat(statuses(lane)).containsExactly("ready", "ready", "ready");
  }

  @Test
  void a_document_that_cannot_be_indexed_spoils_it_for_no_other() {
    var lane = laneOfThree("apart");
    int before = Faults.runs("index");
    Faults.FAULTS.put("index", 2);
    attempts.workOff(lane, () -> false);
    assertThat(Faults.runs("index")).isEqualTo(before + 4);
    assertThat(statuses(lane)).containsExactlyInAnyOrder("indexing", "ready", "ready");
    Awaitility.await()
        .untilAsserted(
            () -> {
              attempts.workOff(lane, () -> false);
              assertThat(statuses(lane)).containsOnly("ready");
            });
  }

  /** Three documents before their embedding, in a lane that no job looks into. */
  private Lane laneOfThree(String words) {
    for (int i = 0; i < 3; i++) {
      Uploads.ready(client, upload(words + " " + i));
    }
    var me = client.get("/api/v1/auth/me").expect(200).body().path("id").asString();
    var lane = new Lane(new UserId(UUID.fromString(me)), 99);
    database
        .sql("update documents set status = 'embedding', lane = ? where owner_id = ?")
        .params(lane.number(), lane.owner().value())
        .update();
    return lane;
  }

  private List<String> statuses(Lane lane) {
    return database
        .sql("select status from documents where owner_id = ?")
        .param(lane.owner().value())
        .query(String.class)
        .list();
  }

  /** What a kill leaves: a row in the middle and, at worst, a lane without a job. */
  private void restartAt(String id, String stage, int attempts) {
    database
        .sql(
            """
            update documents set status = ?, attempts = ?, next_attempt_at = now()
            where id = ?::uuid
            """)
        .params(stage, attempts, id)
        .update();
    sweep.sweep();
  }

  @Test
  void a_deleted_document_leaves_the_index_later_if_not_at_once() {
    var id = upload("soon gone");
    Uploads.ready(client, id);
    Faults.FAULTS.put("remove", 1);
    var request =
        client.request("/api/v1/documents/" + id).header("X-Request-ID", "delete-soon-gone");
    client.send(request.DELETE()).expect(204);
    assertThat(removals(id)).isEqualTo(1);
    database
        .sql("update scheduled_tasks set execution_time = now() where task_instance = ?")
        .param(id)
        .update();
    Awaitility.await().until(() -> removals(id) == 0);
    assertThat(Faults.runs("remove")).isEqualTo(2);
    assertThat(Faults.requests("remove")).containsExactly("delete-soon-gone", "delete-soon-gone");
  }

  private int removals(String id) {
    return database
        .sql("select count(*) from scheduled_tasks where task_instance = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  @Test
  void bytes_without_a_document_are_swept_once_they_are_old() throws IOException {
    var id = upload("kept");
    Uploads.ready(client, id);
    var old = new BlobKey(new UUID(0x0180_0000_0000_7000L, 0x8000_0000_0000_0001L));
    var young = new BlobKey(ids.next());
    blobs.put(old, new ByteArrayInputStream(new byte[1]));
    blobs.put(young, new ByteArrayInputStream(new byte[1]));
    sweep.sweep();
    try (var keys = blobs.keys()) {
      assertThat(keys.toList()).contains(young).doesNotContain(old);
    }
    assertThat(client.get("/api/v1/documents/" + id + "/content").text()).isEqualTo("kept");
  }

  @Test
  void an_account_keeps_no_more_than_its_quota() {
    for (int i = 0; i < 3; i++) {
      upload("document " + i);
    }
    var reply =
        client.upload("/api/v1/documents", "a.txt", utf8("one too many"), Map.of()).expect(413);
    assertThat(reply.body().path("code").asString()).isEqualTo("quota_exceeded");
  }

  private String upload(String text) {
    return Uploads.upload(client, "a.txt", utf8(text));
  }

  private static String sentences() {
    var text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append("This is the sentence with the number ").append(i).append(" of them. ");
    }
    return text.toString();
  }
}
