package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.LimitedServiceTest;
import dev.footnote.testing.Person;
import dev.footnote.testing.RecordedEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@LimitedServiceTest
class AdministrationIT {

  private static final String USERS = "/api/v1/admin/users";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired RecordedEvents events;

  private Person administrator;
  private Person person;

  @BeforeEach
  void signIn() {
    administrator = Person.administratorAt(port, jdbc);
    person = Person.at(port);
  }

  @Test
  void administrators_see_all_accounts_newest_first() {
    var newest = Person.administratorAt(port, jdbc);
    var page = newest.client().get(USERS + "?limit=2").expect(200).body();
    assertThat(page.path("items").get(0).path("id").asString()).isEqualTo(newest.id().toString());
    assertThat(page.path("items").get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "id", "email", "name", "role", "created_at", "email_verified_at", "disabled_at");
    assertThat(page.path("items").get(0).path("role").asString()).isEqualTo("admin");
    assertThat(page.path("items").get(1).path("role").asString()).isEqualTo("user");
    var next =
        administrator
            .client()
            .get(USERS + "?limit=2&cursor=" + page.path("next_cursor").asString())
            .expect(200);
    assertThat(next.text())
        .doesNotContain(newest.id().toString())
        .contains(administrator.id().toString());
    administrator.client().get(USERS + "?cursor=nonsense").expect(400);
  }

  @Test
  void an_account_is_found_by_a_part_of_its_address() {
    var part = person.email().substring(3, person.email().indexOf('@')).toUpperCase();
    var found = administrator.client().get(USERS + "?email=" + part).expect(200).body();
    assertThat(found.path("items").size()).isEqualTo(1);
    assertThat(administrator.client().get(USERS + "?email=%25").body().path("items").size())
        .isZero();
  }

  @Test
  void nobody_else_may() {
    for (var reply : everything(person.client(), person.id())) {
      assertThat(reply.status()).as(reply.text()).isEqualTo(403);
      assertThat(reply.body().path("code").asString()).isEqualTo("forbidden");
    }
    for (var reply : everything(Client.at(port), person.id())) {
      assertThat(reply.status()).isEqualTo(401);
    }
    person.client().get("/api/v1/auth/me").expect(200);
  }

  @Test
  void the_role_is_what_the_database_says_at_that_moment() {
    administrator.client().get(USERS).expect(200);
    role(administrator.id(), "user");
    administrator.client().get(USERS).expect(403);
    role(administrator.id(), "admin");
    administrator.client().get(USERS).expect(200);
  }

  @Test
  void a_program_with_an_administrators_key_may_only_read() {
    var key = administrator.client().post("/api/v1/auth/api-keys", Map.of("name", "k")).expect(201);
    var program = Client.at(port).withToken(key.body().path("key").asString());
    program.get(USERS).expect(200);
    var refused = disable(program, person.id());
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("code").asString()).isEqualTo("session_required");
  }

  @Test
  void a_disabled_account_cannot_be_used_from_that_moment_on() {
    var key = person.client().post("/api/v1/auth/api-keys", Map.of("name", "k")).expect(201);
    var program = Client.at(port).withToken(key.body().path("key").asString());
    program.get("/api/v1/auth/me").expect(200);

    var disabled = disable(administrator.client(), person.id()).expect(200).body();
    assertThat(disabled.path("disabled_at").isNull()).isFalse();

    person.client().get("/api/v1/auth/me").expect(401);
    program.get("/api/v1/auth/me").expect(401);
    person.refresh(port).expect(401);
    var refused = Person.login(port, person.email(), Client.PASSWORD);
    assertThat(refused.body().path("code").asString()).isEqualTo("bad_credentials");

    var enabled = enable(administrator.client(), person.id()).expect(200).body();
    assertThat(enabled.path("disabled_at").isNull()).isTrue();
    person.client().get("/api/v1/auth/me").expect(401);
    Person.login(port, person.email(), Client.PASSWORD).expect(200);
    program.get("/api/v1/auth/me").expect(200);
    assertThat(events.of("account.disable", person.id())).hasSize(1);
    assertThat(events.of("account.enable", person.id()))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.details())
                    .containsEntry("administrator", administrator.id().toString()));
  }

  /** S25. */
  @Test
  void administrators_have_a_link_sent_to_the_owner_and_see_no_password() {
    var reply =
        administrator.client().post(USERS + "/" + person.id() + "/reset-password", Map.of());
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text()).isEmpty();
    assertThat(events.of("admin.password_reset", person.id())).hasSize(1);
    assertThat(administrator.client().get(USERS).text())
        .doesNotContain("password", "argon2", "hash");
    for (var field : List.of("password", "new_password", "password_hash")) {
      var set =
          administrator
              .client()
              .patch(USERS + "/" + person.id(), Map.of(field, "chosen by somebody else"));
      assertThat(set.status()).isIn(404, 405);
    }
    Person.login(port, person.email(), Client.PASSWORD).expect(200);
  }

  @Test
  void an_account_that_does_not_exist_is_not_found() {
    disable(administrator.client(), new UUID(1, 2)).expect(404);
    enable(administrator.client(), new UUID(1, 2)).expect(404);
  }

  @Test
  void the_last_administrator_stays() {
    onlyAdministrators(administrator);
    var refused = disable(administrator.client(), administrator.id());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("code").asString()).isEqualTo("last_administrator");
    administrator
        .send("DELETE", "/api/v1/auth/me", Map.of("password", Client.PASSWORD))
        .expect(409);
    administrator.client().get(USERS).expect(200);
  }

  @Test
  void two_administrators_cannot_send_each_other_away_at_once() throws Exception {
    for (var round = 0; round < 5; round++) {
      var one = Person.administratorAt(port, jdbc);
      var other = Person.administratorAt(port, jdbc);
      onlyAdministrators(one, other);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Integer>> calls =
            List.of(
                () -> disable(one.client(), other.id()).status(),
                () -> disable(other.client(), one.id()).status());
        var statuses = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
      }
    }
  }

  private Client.Reply[] everything(Client client, UUID id) {
    return new Client.Reply[] {
      client.get(USERS),
      disable(client, id),
      enable(client, id),
      client.post(USERS + "/" + id + "/reset-password", Map.of()),
      client.post("/api/v1/admin/invitations", Map.of("email", "someone@example.org")),
      client.post("/api/v1/admin/signing-keys", Map.of()),
    };
  }

  private static Client.Reply disable(Client client, UUID id) {
    return client.post(USERS + "/" + id + "/disable", Map.of());
  }

  private static Client.Reply enable(Client client, UUID id) {
    return client.post(USERS + "/" + id + "/enable", Map.of());
  }

  private void onlyAdministrators(Person... people) {
    jdbc.sql("update users set role = 'user'").update();
    for (var one : people) {
      role(one.id(), "admin");
    }
  }

  private void role(UUID id, String role) {
    jdbc.sql("update users set role = :role where id = :id")
        .param("role", role)
        .param("id", id)
        .update();
  }
}
