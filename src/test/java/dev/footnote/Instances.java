package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.OpenSearchNode;
import dev.footnote.testing.S3Server;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.TestDatabase;
import dev.footnote.testing.Uploads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Instances of the service, as processes, on one PostgreSQL, one bucket and one OpenSearch, and one
 * account there.
 */
final class Instances implements AutoCloseable {

  private final Path folder;
  private final S3Server files;
  private final String name;
  private final String database = TestDatabase.create();
  private final Map<String, String> settings = new HashMap<>();
  private final List<ServiceProcess> started = new ArrayList<>();
  private @Nullable String token;

  private Instances(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    this.files = S3Server.start(folder);
  }

  /** None yet; with these settings in addition to those of the shared parts. */
  static Instances on(Path folder, String name, Map<String, String> settings) {
    var instances = new Instances(folder, name);
    instances.settings.putAll(instances.shared());
    instances.settings.putAll(settings);
    return instances;
  }

  private Map<String, String> shared() {
    return Map.ofEntries(
        Map.entry("DATABASE_URL", database),
        Map.entry("FOOTNOTE_SEARCH_LEXICAL", "opensearch"),
        Map.entry("OPENSEARCH_URL", OpenSearchNode.shared().url()),
        Map.entry("FOOTNOTE_SEARCH_OPENSEARCH_PREFIX", name),
        Map.entry("FOOTNOTE_SEARCH_OPENSEARCH_REPLICAS", "0"),
        Map.entry("FOOTNOTE_SEARCH_OPENSEARCH_SEARCH_TIMEOUT", "10s"),
        Map.entry("FOOTNOTE_SEARCH_RETRIEVAL_DEADLINE", "10s"),
        Map.entry("FOOTNOTE_BLOBS", "s3"),
        Map.entry("S3_BUCKET", S3Server.BUCKET),
        Map.entry("S3_ENDPOINT", files.endpoint()),
        Map.entry("S3_PATH_STYLE", "true"),
        Map.entry("AWS_ACCESS_KEY_ID", S3Server.KEY),
        Map.entry("AWS_SECRET_ACCESS_KEY", S3Server.SECRET));
  }

  /** One more that is ready; the first one makes the account. */
  ServiceProcess start() {
    var instance = ServiceProcess.start(folder.resolve("instance" + started.size()), settings);
    started.add(instance);
    instance.awaitReady();
    if (token == null) {
      token = accessToken(instance.client());
    }
    return instance;
  }

  private String accessToken(Client client) {
    var credentials = Map.of("email", name + "@example.org", "password", Client.PASSWORD);
    client.post("/api/v1/auth/register", credentials).expect(201);
    var tokens = client.post("/api/v1/auth/login", credentials).expect(200).body();
    return tokens.path("access_token").asString();
  }

  String database() {
    return database;
  }

  /** The account, speaking to that instance. */
  Client at(ServiceProcess instance) {
    return instance.client().withToken(token);
  }

  String upload(ServiceProcess instance, String file, String text) {
    return Uploads.upload(at(instance), file, text);
  }

  Map<String, String> statuses(ServiceProcess instance) {
    var statuses = new HashMap<String, String>();
    at(instance)
        .get("/api/v1/documents?limit=200")
        .expect(200)
        .body()
        .path("items")
        .forEach(d -> statuses.put(d.path("id").asString(), d.path("status").asString()));
    return statuses;
  }

  void awaitReady(ServiceProcess instance, List<String> documents, Duration within) {
    await()
        .atMost(within)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              var statuses = statuses(instance);
              return documents.stream().allMatch(id -> "ready".equals(statuses.get(id)));
            });
  }

  /** An answer of all halves that the mode needs. */
  JsonNode search(ServiceProcess instance, String mode, String words) {
    var query = Map.of("query", words, "mode", mode, "top_k", 10);
    var reply = at(instance).post("/api/v1/search", query).expect(200).body();
    assertThat(reply.path("degraded").isEmpty()).isTrue();
    return reply;
  }

  @Override
  public void close() {
    started.forEach(ServiceProcess::close);
    files.close();
  }
}
