package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.chat.web.SseReader;
import dev.footnote.chat.web.SseReader.Event;
import dev.footnote.testing.Client;
import dev.footnote.testing.OpenSearchNode;
import dev.footnote.testing.S3Server;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.SlowModel;
import dev.footnote.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Two instances on one PostgreSQL, one OpenSearch and one bucket: either does the other's work. */
@Tag("engines")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

  private static final String BRIDGE =
      "The bridge was opened in 1932 by the mayor. It carries eight lanes of traffic.";
  private static final String FIRST = "The bridge was opened in 1932 by the mayor [1].";
  private static final String SECOND = " It carries eight lanes of traffic [1].";
  private static final String WHOLE = FIRST + " It carries eight lanes of traffic [2].";
  private static final String ASKING =
      "{\"question\": \"When was the bridge opened?\", \"stream\": true}";

  @TempDir static Path folder;
  private static S3Server files;
  private static SlowModel model;
  private static String url;
  private static JdbcClient database;
  private static Map<String, String> shared;
  private static ServiceProcess one;
  private static ServiceProcess other;
  private static String token;
  private static int starts;

  @BeforeAll
  static void start() {
    files = S3Server.start(folder);
    model = new SlowModel(FIRST, SECOND);
    url = TestDatabase.create();
    database = JdbcClient.create(new DriverManagerDataSource(url));
    shared =
        Map.ofEntries(
            Map.entry("DATABASE_URL", url),
            Map.entry("FOOTNOTE_SEARCH_LEXICAL", "opensearch"),
            Map.entry("FOOTNOTE_SEARCH_SEMANTIC", "opensearch"),
            Map.entry("OPENSEARCH_URL", OpenSearchNode.shared().url()),
            Map.entry("FOOTNOTE_SEARCH_OPENSEARCH_PREFIX", "replicas"),
            Map.entry("FOOTNOTE_SEARCH_OPENSEARCH_REPLICAS", "0"),
            Map.entry("FOOTNOTE_SEARCH_OPENSEARCH_SEARCH_TIMEOUT", "10s"),
            Map.entry("FOOTNOTE_SEARCH_RETRIEVAL_DEADLINE", "10s"),
            Map.entry("FOOTNOTE_BLOBS", "s3"),
            Map.entry("S3_BUCKET", S3Server.BUCKET),
            Map.entry("S3_ENDPOINT", files.endpoint()),
            Map.entry("S3_PATH_STYLE", "true"),
            Map.entry("AWS_ACCESS_KEY_ID", S3Server.KEY),
            Map.entry("AWS_SECRET_ACCESS_KEY", S3Server.SECRET),
            Map.entry("FOOTNOTE_CHAT_PROVIDERS", "openai"),
            Map.entry("OPENAI_API_KEY", "none"),
            Map.entry("OPENAI_BASE_URL", model.url()));
    other = instance().awaitReady();
    token = accessToken();
  }

  private static ServiceProcess instance() {
    return ServiceProcess.start(folder.resolve("instance" + starts++), shared);
  }

  private static String accessToken() {
    var credentials = Map.of("email", "replicas@example.org", "password", Client.PASSWORD);
    other.client().post("/api/v1/auth/register", credentials).expect(201);
    var tokens = other.client().post("/api/v1/auth/login", credentials).expect(200).body();
    return tokens.path("access_token").asString();
  }

  /** One test kills it; each has it alive. */
  @BeforeEach
  void two_instances() {
    if (one == null) {
      one = instance().awaitReady();
    }
  }

  @AfterAll
  static void stop() {
    if (one != null) {
      one.close();
    }
    if (other != null) {
      other.close();
      model.close();
      files.close();
    }
  }

  private static Client at(ServiceProcess instance) {
    return instance.client().withToken(token);
  }

  private static String upload(ServiceProcess instance, String name, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return at(instance)
        .upload("/api/v1/documents", name, bytes, Map.of())
        .expect(202)
        .body()
        .path("id")
        .asString();
  }

  private static Map<String, String> statuses() {
    var statuses = new HashMap<String, String>();
    at(other)
        .get("/api/v1/documents?limit=200")
        .expect(200)
        .body()
        .path("items")
        .forEach(d -> statuses.put(d.path("id").asString(), d.path("status").asString()));
    return statuses;
  }

  private static void awaitReady(List<String> documents, Duration within) {
    await()
        .atMost(within)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              var statuses = statuses();
              return documents.stream().allMatch(id -> "ready".equals(statuses.get(id)));
            });
  }

  @Test
  @Order(1)
  void what_is_uploaded_to_one_is_found_by_the_other_and_its_file_read_there() {
    var documents =
        IntStream.range(0, 10).mapToObj(i -> upload(one, "first" + i + ".txt", text(i))).toList();
    awaitReady(documents, Duration.ofMinutes(2));
    for (int i = 0; i < 10; i++) {
      assertFoundOnce(other, i, documents.get(i));
    }
    var content = at(other).get("/api/v1/documents/" + documents.getFirst() + "/content");
    assertThat(content.expect(200).text()).isEqualTo(text(0));
    at(other).delete("/api/v1/documents/" + documents.getFirst()).expect(204);
    assertThat(search(one, word(0)).path("hits")).isEmpty();
  }

  @Test
  @Order(2)
  void an_instance_with_an_index_of_its_own_is_refused_beside_them() {
    var alone = Map.of("DATABASE_URL", url);
    try (var refused = ServiceProcess.start(folder.resolve("alone"), alone)) {
      assertThat(refused.awaitEnd()).isNotZero();
      assertThat(refused.output())
          .contains("Another instance works on this database")
          .contains("footnote.search.lexical=lucene");
    }
  }

  @Test
  @Order(3)
  void a_stream_goes_on_at_the_other_instance() throws IOException {
    aBridge();
    List<Event> first;
    try (var reader = SseReader.post(one.port(), at(one), ASKING)) {
      first = reader.until(event -> event.name().equals("delta"));
    }
    try (var reader = SseReader.get(other.port(), at(other), eventsOf(first), resuming(first))) {
      model.goOn();
      var rest = reader.all();
      assertThat(SseReader.text(first) + SseReader.text(rest)).isEqualTo(WHOLE);
      assertThat(rest.getLast().name()).isEqualTo("done");
      assertThat(rest.getLast().data().path("answer").asString()).isEqualTo(WHOLE);
    }
  }

  @Test
  @Order(4)
  void a_stop_at_the_other_instance_ends_the_call_of_the_provider() throws IOException {
    int before = model.abandoned();
    try (var reader = SseReader.post(one.port(), at(one), ASKING)) {
      var first = reader.until(event -> event.name().equals("delta"));
      long asked = System.nanoTime();
      at(other).post(eventsOf(first).replace("/events", "/stop"), Map.of()).expect(204);
      var last = reader.all().getLast();
      System.out.println("stopped after " + millisSince(asked) + " ms");
      assertThat(last.name()).isEqualTo("done");
      assertThat(last.data().path("incomplete").asBoolean()).isTrue();
    }
    await().until(() -> model.abandoned() == before + 1);
  }

  @Test
  @Order(5)
  void readers_of_a_killed_instance_learn_it_at_the_other_one() throws IOException {
    List<Event> first;
    try (var reader = SseReader.post(one.port(), at(one), ASKING)) {
      first = reader.until(event -> event.name().equals("delta"));
    }
    try (var reader = SseReader.get(other.port(), at(other), eventsOf(first), resuming(first))) {
      kill();
      long killed = System.nanoTime();
      var last = reader.all().getLast();
      System.out.println("abandoned after " + millisSince(killed) + " ms");
      assertThat(last.name()).isEqualTo("error");
      assertThat(last.data().path("code").asString()).isEqualTo("answer_abandoned");
    }
  }

  @Test
  @Order(6)
  void jobs_of_a_killed_instance_are_taken_over_within_a_minute() {
    var documents = new ArrayList<String>();
    while (jobsOf(one) == 0 || documents.size() < 20) {
      int number = 100 + documents.size();
      documents.add(upload(one, "second" + number + ".txt", text(number)));
    }
    int taken = jobsOf(one);
    kill();
    long killed = System.nanoTime();
    long left = documents.stream().filter(id -> !"ready".equals(statuses().get(id))).count();
    awaitReady(documents, Duration.ofSeconds(90));
    System.out.printf(
        "%d jobs of the killed instance, %d documents left; all ready after %d ms%n",
        taken, left, millisSince(killed));
    assertThat(millisSince(killed)).isLessThan(60_000);
    for (int i = 0; i < documents.size(); i++) {
      assertFoundOnce(other, 100 + i, documents.get(i));
    }
  }

  private static void kill() {
    one.kill();
    one = null;
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static int jobsOf(ServiceProcess instance) {
    return database
        .sql(
            """
            select count(*) from scheduled_tasks
            where picked and picked_by like '%/' || :pid and task_name = 'ingestion'
            """)
        .param("pid", Long.toString(instance.pid()))
        .query(Integer.class)
        .single();
  }

  private static void aBridge() {
    awaitReady(List.of(upload(one, "bridge.txt", BRIDGE)), Duration.ofMinutes(1));
  }

  private static String eventsOf(List<Event> events) {
    var found = events.getFirst().data();
    return "/api/v1/conversations/%s/messages/%s/events"
        .formatted(found.path("conversation_id").asString(), found.path("message_id").asString());
  }

  private static String resuming(List<Event> events) {
    return "Last-Event-ID: " + events.getLast().id();
  }

  private static JsonNode search(ServiceProcess instance, String words) {
    var query = Map.of("query", words, "mode", "bm25", "top_k", 10);
    var reply = at(instance).post("/api/v1/search", query).expect(200).body();
    assertThat(reply.path("degraded").isEmpty()).isTrue();
    return reply;
  }

  private static void assertFoundOnce(ServiceProcess instance, int number, String id) {
    var hits = search(instance, word(number)).path("hits");
    assertThat(
            hits.valueStream()
                .filter(hit -> hit.path("document_id").asString().equals(id))
                .map(hit -> hit.path("chunk_id").asString())
                .toList())
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  /** About a dozen chunks, with one word that no other document has. */
  private static String text(int number) {
    return IntStream.range(0, 120)
        .mapToObj(
            line ->
                line == 60
                    ? "The secret word here is " + word(number) + "."
                    : "Sentence %d of document %d speaks of wheel %d and lever %d."
                        .formatted(line, number, line * 7 + number, line * 13 + number))
        .collect(Collectors.joining("\n"));
  }

  private static String word(int number) {
    return "zyx" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "qwv";
  }
}
