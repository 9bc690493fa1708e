package dev.footnote.observability.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.OwnDatabase;
import dev.footnote.testing.ServiceProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients see while the database is slow, full, gone, or does not answer (R8, R9, R10). */
class DatabaseAwayIT {

  private static final String TOKEN = "a token for those who watch";
  private static final String ROUTE = "/api/v1/collections";

  @TempDir static Path folder;

  private static OwnDatabase database;
  private static ServiceProcess service;
  private static Client ada;

  @BeforeAll
  static void start() {
    database = OwnDatabase.start(folder);
    service =
        ServiceProcess.start(
                folder.resolve("data"),
                Map.of("DATABASE_URL", database.url(), "FOOTNOTE_METRICS_TOKEN", TOKEN))
            .awaitReady();
    ada = service.client().asNewAccount();
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @BeforeEach
  void all_is_well() {
    await().atMost(Duration.ofSeconds(20)).until(() -> ready() == 200 && call().status() == 200);
  }

  private record Call(int status, Duration took, String retryAfter) {}

  private static Call call() {
    return call(() -> ada.get(ROUTE));
  }

  private static Call call(java.util.function.Supplier<Client.Reply> request) {
    long start = System.nanoTime();
    var reply = request.get();
    return new Call(
        reply.status(), Duration.ofNanos(System.nanoTime() - start), reply.header("Retry-After"));
  }

  private static int ready() {
    return service.client().get("/health/ready").status();
  }

  @Test
  void a_request_log_that_cannot_be_written_slows_no_reply_and_loses_nothing() throws SQLException {
    var ids = new ArrayList<String>();
    try (var locking = locked("request_logs")) {
      for (int i = 0; i < 50; i++) {
        var call = call(() -> ids(ids, ada.get(ROUTE)));
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.took()).isLessThan(Duration.ofMillis(500));
      }
      locking.rollback();
    }
    await().untilAsserted(() -> assertThat(logged(ids)).isEqualTo(ids.size()));
  }

  private static Client.Reply ids(List<String> ids, Client.Reply reply) {
    ids.add(reply.header("X-Request-ID"));
    return reply;
  }

  private static int logged(List<String> ids) throws SQLException {
    try (var connection = DriverManager.getConnection(database.url());
        var count =
            connection.prepareStatement(
                "select count(*) from request_logs where request_id = any(?)")) {
      count.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (var row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  @Test
  void with_all_connections_taken_a_request_is_turned_away_within_two_seconds()
      throws SQLException, InterruptedException {
    var taken = new ArrayList<Thread>();
    var served = new CopyOnWriteArrayList<Call>();
    try (var locking = locked("sessions")) {
      for (int i = 0; i < 20; i++) {
        taken.add(Thread.ofVirtual().start(() -> served.add(call())));
      }
      await().until(() -> metric("hikaricp_connections_active") >= 20);
      for (int i = 0; i < 3; i++) {
        var refused = call();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.took()).isBetween(Duration.ofMillis(1200), Duration.ofSeconds(3));
        assertThat(refused.retryAfter()).isEqualTo("5");
      }
      locking.rollback();
    }
    for (var thread : taken) {
      thread.join();
    }
    assertThat(served).hasSize(20);
    assertThat(served).filteredOn(call -> call.status() == 200).hasSizeGreaterThanOrEqualTo(17);
  }

  @Test
  void a_restart_under_load_fails_fast_recovers_by_itself_and_loses_nothing_acknowledged()
      throws InterruptedException {
    var calls = new CopyOnWriteArrayList<Call>();
    var created = new CopyOnWriteArrayList<String>();
    var running = new AtomicBoolean(true);
    var number = new AtomicInteger();
    var load = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      load.add(Thread.ofVirtual().start(() -> create(running, number, calls, created)));
    }
    await().until(() -> created.size() >= 10);
    database.kill();
    await().atMost(Duration.ofSeconds(10)).until(() -> ready() == 503);
    assertThat(call().status()).isEqualTo(503);
    assertThat(service.client().get("/health/live").status()).isEqualTo(200);
    database.startAgain();
    long up = System.nanoTime();
    await().atMost(Duration.ofSeconds(10)).until(() -> ready() == 200 && call().status() == 200);
    System.out.printf("recovered %d ms after the database%n", (System.nanoTime() - up) / 1_000_000);
    running.set(false);
    for (var thread : load) {
      thread.join();
    }
    assertThat(calls)
        .as(() -> unforeseen(service.output()))
        .extracting(Call::status)
        .containsOnly(201, 503);
    assertThat(calls)
        .allSatisfy(call -> assertThat(call.took()).isLessThan(Duration.ofMillis(3500)));
    assertThat(names()).containsAll(created);
  }

  /** What the service says of a fault that it had not foreseen. */
  private static String unforeseen(String output) {
    int begin = output.indexOf("unforeseen");
    return begin < 0 ? "" : output.substring(begin, Math.min(output.length(), begin + 6000));
  }

  private static void create(
      AtomicBoolean running, AtomicInteger number, List<Call> calls, List<String> created) {
    while (running.get()) {
      var name = "collection " + number.incrementAndGet();
      var call = call(() -> ada.post(ROUTE, Map.of("name", name)));
      calls.add(call);
      if (call.status() == 201) {
        created.add(name);
      }
    }
  }

  private static List<String> names() {
    var names = new ArrayList<String>();
    var cursor = "";
    do {
      var page = ada.get(ROUTE + "?limit=200" + cursor).expect(200).body();
      page.path("items").forEach(item -> names.add(item.path("name").asString()));
      cursor =
          page.path("next_cursor").isNull() ? "" : "&cursor=" + page.path("next_cursor").asString();
    } while (!cursor.isEmpty());
    return names;
  }

  /** The full minute is HUNG_SECONDS=60. */
  @Test
  void a_database_that_does_not_answer_piles_up_neither_threads_nor_memory()
      throws InterruptedException {
    var seconds = Integer.parseInt(System.getenv().getOrDefault("HUNG_SECONDS", "8"));
    double heapBefore = heapAfterCollection();
    double threadsBefore = metric("jvm_threads_live_threads");
    long start = System.nanoTime();
    database.hang();
    try {
      var down = new AtomicInteger(-1);
      while (System.nanoTime() - start < Duration.ofSeconds(seconds).toNanos()) {
        Thread.ofVirtual().start(DatabaseAwayIT::callIgnored);
        var live = call(() -> service.client().get("/health/live"));
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.took()).isLessThan(Duration.ofSeconds(1));
        if (ready() == 503) {
          down.compareAndSet(-1, (int) Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        Thread.sleep(50);
      }
      System.out.printf("not ready after %d ms%n", down.get());
      assertThat(down.get()).isBetween(0, 10_000);
      assertThat(metric("jvm_threads_live_threads")).isLessThan(threadsBefore + 30);
      assertThat(heapAfterCollection() - heapBefore).isLessThan(100e6);
    } finally {
      database.goOn();
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> ready() == 200 && call().status() == 200);
  }

  private static void callIgnored() {
    try {
      ada.get(ROUTE);
    } catch (UncheckedIOException _) {
      // What hangs is cut off in the end; only the service matters here.
    }
  }

  private static Connection locked(String table) throws SQLException {
    var connection = DriverManager.getConnection(database.url());
    connection.setAutoCommit(false);
    try (var lock = connection.createStatement()) {
      lock.execute("lock table " + table + " in access exclusive mode");
    }
    return connection;
  }

  private static double heapAfterCollection() {
    return metric("jvm_memory_used_bytes\\{area=\"heap\",id=\"[^\"]*(?:Old|Tenured)[^\"]*\"\\}");
  }

  private static double metric(String name) {
    var text = service.client().withToken(TOKEN).get("/metrics").expect(200).text();
    var found = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*\\})? ([0-9.E+-]+)$").matcher(text);
    assertThat(found.find()).as(name).isTrue();
    return Double.parseDouble(found.group(1));
  }
}
