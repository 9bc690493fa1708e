package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.LimitedServiceTest;
import dev.footnote.testing.Person;
import dev.footnote.testing.RecordedEvents;
import dev.footnote.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing of a deleted account can be used or found any more. */
@LimitedServiceTest
@ExtendWith(OutputCaptureExtension.class)
class AccountDeletionIT {

  private static final String WORD = "quixotryhouse";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;
  @Autowired RecordedEvents events;
  @Autowired SettableClock clock;

  private Person person;

  @BeforeEach
  void signIn() {
    person = Person.at(port);
  }

  @Test
  void it_asks_for_the_password() {
    var reply = delete("not the pass phrase 7");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body().path("code").asString()).isEqualTo("wrong_password");
    person.send("DELETE", "/api/v1/auth/me", Map.of()).expect(400);
    person.client().get("/api/v1/auth/me").expect(200);
  }

  @Test
  void everything_goes_with_the_account(CapturedOutput output) throws IOException {
    uploadAndSearch();
    var question = Map.of("question", "What is the " + WORD + "?");
    person.client().post("/api/v1/rag/chat", question).expect(200);
    person.client().post("/api/v1/collections", Map.of("name", "Mine")).expect(201);
    var key = person.client().post("/api/v1/auth/api-keys", Map.of("name", "k")).expect(201).body();
    var files = filesOf(person.id());
    assertThat(files).isNotEmpty().allMatch(Files::exists);

    var request = delete(Client.PASSWORD).expect(204).header("X-Request-ID");

    person.client().get("/api/v1/auth/me").expect(401);
    person.refresh(port).expect(401);
    Client.at(port).withToken(key.path("key").asString()).get("/api/v1/documents").expect(401);
    Person.login(port, person.email(), Client.PASSWORD).expect(401);
    await().untilAsserted(() -> assertThat(rowsOf(person.id())).isZero());
    assertThat(files).noneMatch(Files::exists);
    assertThat(
            jdbc.sql("select count(*) from chunks where text like '%' || :word || '%'")
                .param("word", WORD)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(events.of("account.delete", person.id())).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(output.getAll().lines())
                    .as("the job's line has the id of the request")
                    .anyMatch(
                        line ->
                            line.contains("[" + request + "]")
                                && line.contains("account and all it owned deleted")));
  }

  @Test
  void nobody_finds_its_documents_afterwards_not_even_who_takes_over_the_address() {
    uploadAndSearch();
    delete(Client.PASSWORD).expect(204);
    Client.at(port)
        .post("/api/v1/auth/register", Map.of("email", person.email(), "password", Client.PASSWORD))
        .expect(201);
    var token =
        Person.login(port, person.email(), Client.PASSWORD).expect(200).body().path("access_token");
    var heir = Client.at(port).withToken(token.asString());
    assertThat(heir.post("/api/v1/search", Map.of("query", WORD)).body().path("hits").size())
        .isZero();
    assertThat(heir.get("/api/v1/documents").body().path("items").size()).isZero();
    assertThat(heir.get("/api/v1/conversations").body().path("items").size()).isZero();
  }

  /** A row that stands in the way stands for a fault in the middle of it. */
  @Test
  void a_deletion_that_is_interrupted_goes_on() {
    uploadAndSearch();
    jdbc.sql("create table if not exists obstacle (user_id uuid references users (id))").update();
    jdbc.sql("insert into obstacle values (:id)").param("id", person.id()).update();
    delete(Client.PASSWORD).expect(204);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql(
                                "select consecutive_failures from scheduled_tasks where task_instance = :id")
                            .param("id", person.id().toString())
                            .query(Integer.class)
                            .optional())
                    .hasValueSatisfying(failures -> assertThat(failures).isPositive()));
    Person.login(port, person.email(), Client.PASSWORD).expect(401);

    jdbc.sql("drop table obstacle").update();
    clock.advance(Duration.ofSeconds(10));
    await().untilAsserted(() -> assertThat(rowsOf(person.id())).isZero());
  }

  private void uploadAndSearch() {
    var text = ("The " + WORD + " stands on a rock.").getBytes(StandardCharsets.UTF_8);
    var document =
        person.client().upload("/api/v1/documents", "a.txt", text, Map.of()).expect(202).body();
    var path = "/api/v1/documents/" + document.path("id").asString();
    await()
        .untilAsserted(
            () ->
                assertThat(person.client().get(path).body().path("status").asString())
                    .isEqualTo("ready"));
    var found = person.client().post("/api/v1/search", Map.of("query", WORD)).expect(200);
    assertThat(found.body().path("hits").size()).isEqualTo(1);
  }

  private Client.Reply delete(String password) {
    return person.send("DELETE", "/api/v1/auth/me", Map.of("password", password));
  }

  private java.util.List<Path> filesOf(UUID user) throws IOException {
    var keys =
        jdbc.sql("select blob_key from documents where owner_id = :user")
            .param("user", user)
            .query(UUID.class)
            .list();
    var folder = Path.of(environment.getRequiredProperty("footnote.data-dir"));
    try (var all = Files.walk(folder)) {
      return all.filter(
              file ->
                  keys.stream()
                      .anyMatch(key -> file.getFileName().toString().contains(key.toString())))
          .toList();
    }
  }

  private long rowsOf(UUID user) {
    return jdbc.sql(
            """
            select (select count(*) from users where id = :id)
              + (select count(*) from sessions where user_id = :id)
              + (select count(*) from api_keys where user_id = :id)
              + (select count(*) from collections where owner_id = :id)
              + (select count(*) from documents where owner_id = :id)
              + (select count(*) from chunks where owner_id = :id)
              + (select count(*) from conversations where owner_id = :id)
              + (select count(*) from messages where owner_id = :id)
              + (select count(*) from citations where owner_id = :id)
            """)
        .param("id", user)
        .query(Long.class)
        .single();
  }
}
