package dev.footnote.documents;

import dev.footnote.testing.Client;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Uploads documents as a client does and waits for what becomes of them. */
public final class Uploads {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

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

  /** The document once it is ready or failed. */
  public static JsonNode finished(Client client, String id) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> find(client, id), Uploads::isFinal);
  }

  public static JsonNode ready(Client client, String id) {
    var document = finished(client, id);
    if (!document.path("status").asString().equals("ready")) {
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

  private static boolean isFinal(JsonNode document) {
    var status = document.path("status").asString();
    return status.equals("ready") || status.equals("failed");
  }
}
