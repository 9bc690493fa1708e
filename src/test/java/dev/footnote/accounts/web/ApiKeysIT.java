package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.AtOnce;
import dev.footnote.testing.Client;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ApiKeysIT {

  private static final String KEYS = "/api/v1/auth/api-keys";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private Person person;

  @BeforeEach
  void signIn() {
    person = Person.at(port);
  }

  @Test
  void a_key_is_shown_once_and_recognised_by_its_prefix_afterwards() {
    var made = make("import job");
    var text = made.path("key").asString();
    var prefix = made.path("prefix").asString();
    assertThat(text).matches("fn_[0-9a-f]{8}_[A-Za-z0-9_-]{43}").startsWith(prefix + "_");
    assertThat(made.path("name").asString()).isEqualTo("import job");
    assertThat(lifeOf(made)).isEqualTo(Duration.ofDays(90));

    var listed = person.client().get(KEYS).expect(200);
    var item = listed.body().path("items").get(0);
    assertThat(item.path("prefix").asString()).isEqualTo(prefix);
    assertThat(item.path("last_used_at").isNull()).isTrue();
    assertThat(item.has("key")).isFalse();
    assertThat(listed.text()).doesNotContain(text);
  }

  @Test
  void only_its_hash_is_stored() {
    var secret = make("a").path("key").asString().substring(12);
    var stored =
        jdbc.sql("select count(*) from api_keys k where k::text like '%' || :secret || '%'")
            .param("secret", secret)
            .query(Long.class)
            .single();
    assertThat(stored).isZero();
  }

  @Test
  void a_program_uses_the_account_with_it() {
    var program = program(make("program"));
    program.get("/api/v1/auth/me").expect(200);
    var text = "A light on a rock.".getBytes(StandardCharsets.UTF_8);
    program.upload("/api/v1/documents", "a.txt", text, Map.of()).expect(202);
    assertThat(person.client().get("/api/v1/documents").body().path("items").size()).isEqualTo(1);
    program.post("/api/v1/search", Map.of("query", "light")).expect(200);
    var listed = person.client().get(KEYS).body().path("items").get(0);
    assertThat(Instant.parse(listed.path("last_used_at").asString()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
  }

  @Test
  void the_use_is_written_down_once_a_minute() {
    var made = make("frequent");
    var program = program(made);
    program.get("/api/v1/auth/me").expect(200);
    var first = lastUse();
    program.get("/api/v1/auth/me").expect(200);
    assertThat(lastUse()).isEqualTo(first);
    jdbc.sql("update api_keys set last_used_at = last_used_at - interval '61 s'").update();
    program.get("/api/v1/auth/me").expect(200);
    assertThat(lastUse()).isNotEqualTo(first);
  }

  @Test
  void it_manages_neither_keys_nor_sessions_nor_the_password_nor_the_account() {
    var made = make("program");
    var program = program(made);
    var replies =
        new Client.Reply[] {
          program.get(KEYS),
          program.post(KEYS, Map.of("name", "another")),
          program.delete(KEYS + "/" + made.path("id").asString()),
          program.get("/api/v1/auth/sessions"),
          program.delete("/api/v1/auth/sessions"),
          program.delete("/api/v1/auth/sessions/" + made.path("id").asString()),
          program.post(
              "/api/v1/auth/change-password",
              Map.of("current_password", Client.PASSWORD, "new_password", "quite another one 99")),
          program.send(
              program.json("/api/v1/auth/me", "DELETE", Map.of("password", Client.PASSWORD))),
        };
    for (var reply : replies) {
      assertThat(reply.status()).as(reply.text()).isEqualTo(403);
      assertThat(reply.body().path("code").asString()).isEqualTo("session_required");
    }
    program.get("/api/v1/auth/me").expect(200);
  }

  @Test
  void a_deleted_or_expired_key_is_refused_at_once() {
    var deleted = make("deleted");
    var expired = make("expired");
    program(deleted).get("/api/v1/auth/me").expect(200);
    person.client().delete(KEYS + "/" + deleted.path("id").asString()).expect(204);
    person.client().delete(KEYS + "/" + deleted.path("id").asString()).expect(404);
    jdbc.sql("update api_keys set expires_at = now() where name = 'expired'").update();
    for (var key : new JsonNode[] {deleted, expired}) {
      var reply = program(key).get("/api/v1/auth/me");
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }
  }

  @Test
  void it_ends_with_the_use_of_the_account() {
    var program = program(make("program"));
    jdbc.sql("update users set disabled_at = now() where id = :id")
        .param("id", person.id())
        .update();
    program.get("/api/v1/auth/me").expect(401);
  }

  @Test
  void it_is_no_refresh_token_nor_is_a_refresh_token_a_key() {
    var key = make("program").path("key").asString();
    Client.at(port).post("/api/v1/auth/refresh", Map.of("refresh_token", key)).expect(401);
    Client.at(port).withToken(person.refreshToken()).get("/api/v1/auth/me").expect(401);
    Client.at(port).withToken("fn_00000000_" + "A".repeat(43)).get("/api/v1/auth/me").expect(401);
  }

  @Test
  void its_life_can_be_chosen_within_bounds() {
    var tomorrow = Instant.now().plus(Duration.ofDays(1));
    var made =
        person
            .client()
            .post(KEYS, Map.of("name", "short", "expires_at", tomorrow.toString()))
            .expect(201);
    assertThat(lifeOf(made.body())).isBetween(Duration.ofHours(23), Duration.ofHours(25));
    for (var time :
        new Instant[] {Instant.now().minusSeconds(1), tomorrow.plus(Duration.ofDays(366))}) {
      var reply = person.client().post(KEYS, Map.of("name", "x", "expires_at", time.toString()));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body().path("code").asString()).isEqualTo("invalid_api_key");
    }
    person.client().post(KEYS, Map.of("name", "")).expect(400);
    person.client().post(KEYS, Map.of("name", "a\nb")).expect(400);
  }

  @Test
  void of_fifty_made_at_once_an_account_gets_as_many_as_it_may_have() throws Exception {
    var replies = AtOnce.calls(50, i -> person.client().post(KEYS, Map.of("name", "key " + i)));
    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(20);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allMatch(reply -> reply.status() == 409)
        .allMatch(reply -> reply.body().path("code").asString().equals("too_many_api_keys"));
  }

  private JsonNode make(String name) {
    return person.client().post(KEYS, Map.of("name", name)).expect(201).body();
  }

  private Client program(JsonNode made) {
    return Client.at(port).withToken(made.path("key").asString());
  }

  private String lastUse() {
    return person.client().get(KEYS).body().path("items").get(0).path("last_used_at").asString();
  }

  private static Duration lifeOf(JsonNode made) {
    return Duration.between(
        Instant.parse(made.path("created_at").asString()),
        Instant.parse(made.path("expires_at").asString()));
  }
}
