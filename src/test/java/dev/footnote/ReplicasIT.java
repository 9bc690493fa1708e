package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.chat.web.SseReader;
import dev.footnote.chat.web.SseReader.Event;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceProcess;
import dev.footnote.testing.SlowModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private static SlowModel model;
  private static Instances instances;
  private static JdbcClient database;
  private static ServiceProcess one;
  private static ServiceProcess other;

  @BeforeAll
  static void start() {
    model = new SlowModel(FIRST, SECOND);
    instances =
        Instances.on(
            folder,
            "replicas",
            Map.of(
                "FOOTNOTE_SEARCH_SEMANTIC", "opensearch",
                "FOOTNOTE_CHAT_PROVIDERS", "openai",
                "OPENAI_API_KEY", "none",
                "OPENAI_BASE_URL", model.url()));
    database = JdbcClient.create(new DriverManagerDataSource(instances.database()));
    other = instances.start();
  }

  /** One test kills it; each has it alive. */
  @BeforeEach
  void two_instances() {
    if (one == null) {
      one = instances.start();
    }
  }

  @AfterAll
  static void stop() {
    if (instances != null) {
      instances.close();
    }
    model.close();
  }

  private static Client at(ServiceProcess instance) {
    return instances.at(instance);
  }

  private static String upload(ServiceProcess instance, String name, String text) {
    return instances.upload(instance, name, text);
  }

  @Test
  @Order(1)
  void what_is_uploaded_to_one_is_found_by_the_other_and_its_file_read_there() {
    var documents =
        IntStream.range(0, 10).mapToObj(i -> upload(one, "first" + i + ".txt", text(i))).toList();
    instances.awaitReady(other, documents, Duration.ofMinutes(2));
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
    var alone = Map.of("DATABASE_URL", instances.database());
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
    long left =
        documents.stream().filter(id -> !"ready".equals(instances.statuses(other).get(id))).count();
    instances.awaitReady(other, documents, Duration.ofSeconds(90));
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
    instances.awaitReady(other, List.of(upload(one, "bridge.txt", BRIDGE)), Duration.ofMinutes(1));
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
    return instances.search(instance, "bm25", words);
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
