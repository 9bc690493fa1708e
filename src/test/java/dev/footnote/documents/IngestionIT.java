package dev.footnote.documents;

import static dev.footnote.documents.TestFiles.resource;
import static dev.footnote.documents.TestFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class IngestionIT {

  private static final String DOCUMENTS = "/api/v1/documents/";

  @LocalServerPort int port;
  @Autowired JdbcClient database;
  Client client;

  @BeforeEach
  void sign_in() {
    client = Client.at(port).asNewAccount();
  }

  @Test
  void a_scan_fails_with_a_reason_that_says_so() {
    var document = failed("scan.pdf", resource("scan.pdf"), "text_not_found");
    assertThat(document.path("error").path("message").asString()).contains("may be a scan");
  }

  @Test
  void text_of_only_unseen_characters_fails() {
    failed("a.txt", utf8("\u200b\u202e \u2066\n"), "text_not_found");
  }

  @Test
  void an_archive_that_unpacks_to_too_much_fails_at_once() {
    long start = System.nanoTime();
    failed("bomb.docx", TestFiles.bomb(60_000_000), "archive_refused");
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  @Test
  void a_damaged_file_fails() {
    var cut = java.util.Arrays.copyOf(resource("test.docx"), 60_000);
    var reply = client.upload("/api/v1/documents", "a.docx", cut, Map.of());
    if (reply.status() == 202) {
      var id = reply.body().path("id").asString();
      assertThat(Uploads.finished(client, id).path("error").path("code").asString())
          .isEqualTo("document_damaged");
    } else {
      reply.expect(415);
    }
  }

  @Test
  void unseen_characters_are_stripped_and_line_ends_are_alike() {
    var id = Uploads.upload(client, "a.txt", utf8("pay\u202epal\u200b one\r\ntwo\u0001\rthree"));
    Uploads.ready(client, id);
    assertThat(Uploads.text(client, id)).isEqualTo("paypal one\ntwo\nthree");
  }

  @Test
  void the_language_is_found() {
    var id =
        Uploads.upload(
            client,
            "a.txt",
            utf8(
                "Der schnelle braune Fuchs springt über den faulen Hund, und niemand wundert sich"
                    + " darüber, weil das jeden Tag geschieht."));
    assertThat(Uploads.ready(client, id).path("language").asString()).isEqualTo("de");
  }

  @Test
  void a_small_upload_overtakes_a_large_one_of_somebody_else() {
    var other = Client.at(port).asNewAccount();
    var large = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      large.add(Uploads.upload(other, "large.txt", utf8(sentences(i * 10_000, 4_000))));
    }
    var small = Uploads.upload(client, "small.txt", utf8("A few words."));
    Uploads.ready(client, small);
    for (var id : large) {
      assertThat(Uploads.find(other, id).path("status").asString()).isNotEqualTo("ready");
      other.delete(DOCUMENTS + id).expect(204);
    }
  }

  @Test
  void a_document_deleted_while_in_work_leaves_no_trace() throws InterruptedException {
    var id = Uploads.upload(client, "large.txt", utf8(sentences(50_000, 1_000)));
    Awaitility.await()
        .until(() -> Uploads.find(client, id).path("status").asString().equals("embedding"));
    client.delete(DOCUMENTS + id).expect(204);
    client.get(DOCUMENTS + id).expect(404);
    var next = Uploads.upload(client, "small.txt", utf8("A few words."));
    Uploads.ready(client, next);
    Thread.sleep(1_000);
    for (var table : new String[] {"document_texts", "chunks"}) {
      assertThat(
              database
                  .sql("select count(*) from " + table + " where document_id = ?::uuid")
                  .param(id)
                  .query(Long.class)
                  .single())
          .isZero();
    }
  }

  @Test
  void events_tell_the_way_to_the_end() {
    var id = Uploads.upload(client, "a.txt", utf8(sentences(0, 200)));
    var events = client.get(DOCUMENTS + id + "/events").expect(200);
    assertThat(events.header("Content-Type")).startsWith("text/event-stream");
    assertThat(events.text()).contains("event: done").contains("\"status\":\"ready\"");
    assertThat(events.text()).startsWith("id: 1.");
  }

  @Test
  void a_new_version_takes_the_place_of_the_old_one() {
    var id = Uploads.upload(client, "a.txt", utf8("The first text."));
    Uploads.ready(client, id);
    var request =
        client.multipart(
            "PUT", DOCUMENTS + id + "/content", "b.md", utf8("The second text."), Map.of());
    assertThat(client.send(request).expect(202).body().path("version").asInt()).isEqualTo(2);
    var document = Uploads.ready(client, id);
    assertThat(document.path("filename").asString()).isEqualTo("b.md");
    assertThat(Uploads.text(client, id)).isEqualTo("The second text.");
    assertThat(client.get(DOCUMENTS + id + "/content").text()).isEqualTo("The second text.");
    assertThat(versions(id)).isEqualTo(1);
    var body = client.request(DOCUMENTS + id + "/content").header("Content-Type", "text/markdown");
    client.send(body.PUT(BodyPublishers.ofString("The third text."))).expect(202);
    Uploads.ready(client, id);
    assertThat(Uploads.text(client, id)).isEqualTo("The third text.");
  }

  @Test
  void a_failed_new_version_leaves_the_old_one_in_use() {
    var id = Uploads.upload(client, "a.txt", utf8("The first text."));
    Uploads.ready(client, id);
    client
        .send(
            client.multipart(
                "PUT", DOCUMENTS + id + "/content", "a.txt", utf8("\u200b\n"), Map.of()))
        .expect(202);
    var document = Uploads.finished(client, id);
    assertThat(document.path("status").asString()).isEqualTo("failed");
    assertThat(document.path("error").path("message").asString())
        .endsWith("Version 1 stays in use.");
    assertThat(Uploads.text(client, id)).isEqualTo("The first text.");
    assertThat(versions(id)).isEqualTo(1);
  }

  private long versions(String id) {
    return database
        .sql("select count(distinct version) from chunks where document_id = ?::uuid")
        .param(id)
        .query(Long.class)
        .single();
  }

  @Test
  void a_collection_takes_its_documents_with_it() {
    var name = Map.of("name", "Letters");
    var collection = client.post("/api/v1/collections", name).expect(201).body();
    var path = "/api/v1/collections/" + collection.path("id").asString();
    client.post("/api/v1/collections", name).expect(409);
    var changed =
        client.patch(path, Map.of("name", "Notes", "chunking", Map.of("size", 64))).expect(200);
    assertThat(changed.body().path("chunking").path("overlap").asInt()).isEqualTo(31);
    var inside = Map.of("collection_id", collection.path("id").asString());
    var id =
        client
            .upload("/api/v1/documents", "a.txt", utf8("words"), inside)
            .expect(202)
            .body()
            .path("id")
            .asString();
    Uploads.ready(client, id);
    client.delete(path).expect(204);
    client.get(path).expect(404);
    client.get(DOCUMENTS + id).expect(404);
  }

  @Test
  void the_default_collection_stays() {
    var all = client.get("/api/v1/collections").expect(200).body();
    assertThat(all.path("items").size()).isEqualTo(1);
    var standard = all.path("items").get(0);
    assertThat(standard.path("default").asBoolean()).isTrue();
    client.delete("/api/v1/collections/" + standard.path("id").asString()).expect(409);
    Client.at(port)
        .asNewAccount()
        .get("/api/v1/collections/" + standard.path("id").asString())
        .expect(404);
    client.post("/api/v1/collections", Map.of("name", " ")).expect(400);
    client
        .post("/api/v1/collections", Map.of("name", "x", "fusion", Map.of("semantic_weight", 2)))
        .expect(400);
  }

  private JsonNode failed(String filename, byte[] content, String code) {
    var document = Uploads.finished(client, Uploads.upload(client, filename, content));
    assertThat(document.path("status").asString()).isEqualTo("failed");
    assertThat(document.path("error").path("code").asString()).isEqualTo(code);
    return document;
  }

  /** Different sentences, so that no vector is known already. */
  private static String sentences(int first, int count) {
    var text = new StringBuilder();
    for (int i = first; i < first + count; i++) {
      text.append("Sentence number ")
          .append(i)
          .append(" speaks of thing ")
          .append(i * 31)
          .append(". ");
    }
    return text.toString();
  }
}
