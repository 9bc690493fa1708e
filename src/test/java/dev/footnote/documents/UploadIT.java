package dev.footnote.documents;

import static dev.footnote.documents.TestFiles.resource;
import static dev.footnote.documents.TestFiles.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.AtOnce;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class UploadIT {

  private static final String DOCUMENTS = "/api/v1/documents";

  @LocalServerPort int port;
  Client client;

  @BeforeEach
  void sign_in() {
    client = Client.at(port).asNewAccount();
  }

  @Test
  void an_upload_is_accepted_with_its_place_and_its_hash() {
    var reply = client.upload(DOCUMENTS, "a.txt", utf8("hello"), Map.of()).expect(202);
    var document = reply.body();
    assertThat(reply.header("Location"))
        .isEqualTo(DOCUMENTS + "/" + document.path("id").asString());
    assertThat(document.path("status").asString()).isEqualTo("queued");
    assertThat(document.path("sha256").asString())
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(document.path("version").asInt()).isEqualTo(1);
  }

  @Test
  void an_empty_file_is_refused() {
    refused(400, "document_empty", "a.txt", new byte[0]);
  }

  @Test
  void a_file_over_the_limit_is_refused_by_its_declared_length() {
    refused(413, "document_too_large", "a.txt", new byte[51 << 20]);
  }

  @Test
  void a_file_over_the_limit_is_refused_by_its_counted_bytes() {
    var request = client.multipart("POST", DOCUMENTS, "a.txt", new byte[0], Map.of());
    var part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";
    var content = new byte[50 << 20 | 1];
    var body =
        BodyPublishers.concat(
            BodyPublishers.ofString(part),
            BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(content)),
            BodyPublishers.ofString("\r\n--b--\r\n"));
    request.setHeader("Content-Type", "multipart/form-data; boundary=b");
    var reply = client.send(request.POST(BodyPublishers.fromPublisher(body))).expect(413);
    assertThat(reply.body().path("code").asString()).isEqualTo("document_too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pdf", "a.docx", "a.exe", "a.jpg", "a.zip"})
  void text_that_is_named_as_something_else_is_refused(String filename) {
    refused(415, "type_mismatch", filename, utf8("only words"));
  }

  @Test
  void content_that_is_named_as_text_is_refused() {
    refused(415, "type_mismatch", "a.txt", resource("invoice.pdf"));
    refused(415, "type_mismatch", "a.docx", resource("test.xlsx"));
  }

  @Test
  void content_of_another_kind_is_refused() {
    refused(415, "type_not_supported", "a.zip", TestFiles.zip("", Map.of("a.txt", utf8("a"))));
    var binary = new byte[1000];
    new java.util.Random(7).nextBytes(binary);
    refused(415, "type_not_supported", "data", binary);
  }

  @Test
  void a_form_without_a_file_or_with_unknown_parts_is_refused() {
    var noFile = client.multipart("POST", DOCUMENTS, "a.txt", utf8("a"), Map.of());
    noFile.setHeader("Content-Type", "multipart/form-data; boundary=b");
    noFile.POST(
        BodyPublishers.ofString(
            "--b\r\nContent-Disposition: form-data; name=\"chunk_size\"\r\n\r\n64\r\n--b--\r\n"));
    assertThat(client.send(noFile).expect(400).body().path("code").asString())
        .isEqualTo("invalid_upload");
    assertThat(
            client
                .upload(DOCUMENTS, "a.txt", utf8("a"), Map.of("owner_id", "x"))
                .expect(400)
                .body()
                .path("code")
                .asString())
        .isEqualTo("invalid_upload");
    client.upload(DOCUMENTS, "a.txt", utf8("a"), Map.of("chunk_size", "many")).expect(400);
    client.upload(DOCUMENTS, "a.txt", utf8("a"), Map.of("chunk_size", "8")).expect(400);
    client
        .upload(
            DOCUMENTS, "a.txt", utf8("a"), Map.of("collection_id", UUID.randomUUID().toString()))
        .expect(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "C:\\secret\\passwd", "/etc/passwd", "a/../passwd"})
  void a_name_with_a_path_is_kept_without_it(String filename) {
    var id = Uploads.upload(client, filename.replace("\\", "\\\\"), utf8("root"));
    assertThat(Uploads.find(client, id).path("filename").asString()).isEqualTo("passwd");
  }

  @Test
  void a_download_is_an_attachment_with_its_name_in_any_script() {
    var id = Uploads.upload(client, "Größe 大.txt", utf8("words"));
    var reply = client.get(DOCUMENTS + "/" + id + "/content").expect(200);
    assertThat(reply.text()).isEqualTo("words");
    assertThat(reply.header("Content-Disposition"))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E5%A4%A7.txt");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void the_same_key_makes_one_document_however_many_ask_at_once() throws Exception {
    var replies = AtOnce.calls(50, _ -> withKey("key-1", utf8("the same words")));
    assertThat(replies.stream().map(reply -> reply.expect(202).text()).distinct()).hasSize(1);
    assertThat(client.get(DOCUMENTS).expect(200).body().path("items").size()).isEqualTo(1);
    assertThat(withKey("key-1", utf8("other words")).expect(422).body().path("code").asString())
        .isEqualTo("idempotency_key_reused");
    assertThat(withKey("key-2", utf8("the same words")).expect(202).text()).isNotIn(replies);
  }

  private Client.Reply withKey(String key, byte[] content) {
    return client.send(
        client
            .multipart("POST", DOCUMENTS, "a.txt", content, Map.of())
            .header("Idempotency-Key", key));
  }

  @Test
  void lists_are_pages_newest_first_and_can_be_narrowed() {
    var collection =
        client.post("/api/v1/collections", Map.of("name", "Letters")).expect(201).body();
    var inside = Map.of("collection_id", collection.path("id").asString());
    for (int i = 0; i < 3; i++) {
      Uploads.upload(client, "a" + i + ".txt", utf8("words " + i));
      client.upload(DOCUMENTS, "b" + i + ".txt", utf8("words " + i), inside).expect(202);
    }
    var first = client.get(DOCUMENTS + "?limit=4").expect(200).body();
    assertThat(first.path("items").size()).isEqualTo(4);
    assertThat(first.path("items").get(0).path("filename").asString()).isEqualTo("b2.txt");
    var rest =
        client
            .get(DOCUMENTS + "?limit=4&cursor=" + first.path("next_cursor").asString())
            .expect(200)
            .body();
    assertThat(rest.path("items").size()).isEqualTo(2);
    assertThat(rest.path("next_cursor").isNull()).isTrue();
    var narrowed =
        client.get(DOCUMENTS + "?collection_id=" + collection.path("id").asString()).expect(200);
    assertThat(narrowed.body().path("items").size()).isEqualTo(3);
    assertThat(client.get(DOCUMENTS + "?status=failed").body().path("items").size()).isZero();
    client.get(DOCUMENTS + "?status=gone").expect(400);
    client.get(DOCUMENTS + "?cursor=x").expect(400);
    client.get(DOCUMENTS + "?limit=0").expect(400);
  }

  @Test
  void other_accounts_documents_do_not_exist() {
    var id = Uploads.upload(client, "a.txt", utf8("mine"));
    var other = Client.at(port).asNewAccount();
    var path = DOCUMENTS + "/" + id;
    for (var part : new String[] {"", "/content", "/text", "/chunks", "/events"}) {
      assertThat(other.get(path + part).expect(404).body().path("code").asString())
          .isEqualTo("document_not_found");
    }
    other.delete(path).expect(404);
    other.send(other.multipart("PUT", path + "/content", "a.txt", utf8("x"), Map.of())).expect(404);
    assertThat(Uploads.ready(client, id).path("version").asInt()).isEqualTo(1);
  }

  private void refused(int status, String code, String filename, byte[] content) {
    var reply = client.upload(DOCUMENTS, filename, content, Map.of()).expect(status);
    assertThat(reply.body().path("code").asString()).isEqualTo(code);
    assertThat(client.get(DOCUMENTS).body().path("items").size()).isZero();
  }
}
