package dev.footnote.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** Uploads documents as a client does and waits for what becomes of them. */
public final class Uploads {

  private Uploads() {}

  /** The id of an accepted upload. */
  public static String upload(Client client, String filename, byte[] content) {
    return client
        .upload("/api/v1/documents", filename, content, Map.of())
        .expect(202)
        .body()
        .path("id")
        .asString();
  }

  /** The same of a text. */
  public static String upload(Client client, String filename, String text) {
    return upload(client, filename, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The id of an uploaded text, once it is found by its words. */
  public static String ready(Client client, String filename, String text) {
    var id = upload(client, filename, text);
    awaitReady(client, id, 1);
    return id;
  }

  /** Waits until that version of a document is found by its words. */
  public static void awaitReady(Client client, String id, int version) {
    patiently()
        .until(
            () -> find(client, id),
            document ->
                isReady(document)
                    && document.path("bm25_indexed").asBoolean()
                    && document.path("version").asInt() == version);
  }

  /** The document once it is ready or failed. */
  public static JsonNode finished(Client client, String id) {
    return patiently().until(() -> find(client, id), Uploads::isFinal);
  }

  public static JsonNode ready(Client client, String id) {
    var document = finished(client, id);
    if (!isReady(document)) {
      throw new AssertionError("not ready: " + document);
    }
    return document;
  }

  public static JsonNode find(Client client, String id) {
    return client.get("/api/v1/documents/" + id).expect(200).body();
  }

  public static String text(Client client, String id) {
    return client.get("/api/v1/documents/" + id + "/text").expect(200).text();
  }

  /** Whether a document of the service is ready. */
  public static boolean isReady(JsonNode document) {
    return document.path("status").asString().equals("ready");
  }

  private static boolean isFinal(JsonNode document) {
    return isReady(document) || document.path("status").asString().equals("failed");
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
  }
}
