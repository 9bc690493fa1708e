package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class SessionsIT {

  private static final String SESSIONS = "/api/v1/auth/sessions";
  private static final String NEXT = "another long pass phrase 8";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  private Person person;

  @BeforeEach
  void signIn() {
    person = Person.at(port);
  }

  @Test
  void the_owner_sees_the_sessions_that_go_on() {
    var other = person.signedInAgain(port);
    var listed = person.client().get(SESSIONS).expect(200).body().path("items");
    assertThat(listed.size()).isEqualTo(2);
    assertThat(listed.get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "id", "created_at", "last_used_at", "expires_at", "client", "current");
    assertThat(listed.get(0).path("current").asBoolean()).isFalse();
    assertThat(listed.get(1).path("current").asBoolean()).isTrue();
    assertThat(listed.get(0).path("client").asString()).startsWith("Java-http-client/");
    var asOther = other.client().get(SESSIONS).expect(200).body().path("items");
    assertThat(asOther.get(0).path("current").asBoolean()).isTrue();
  }

  @Test
  void the_list_comes_in_pages() {
    person.signedInAgain(port);
    person.signedInAgain(port);
    var first = person.client().get(SESSIONS + "?limit=2").expect(200).body();
    assertThat(first.path("items").size()).isEqualTo(2);
    var cursor = first.path("next_cursor").asString();
    var second = person.client().get(SESSIONS + "?limit=2&cursor=" + cursor).expect(200).body();
    assertThat(second.path("items").size()).isEqualTo(1);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    person.client().get(SESSIONS + "?cursor=nonsense").expect(400);
  }

  @Test
  void a_long_or_odd_client_name_is_shortened() {
    var odd = "Tool/1.0 \t" + "x".repeat(500);
    var client = Client.at(port);
    var tokens =
        client
            .send(
                client
                    .json(
                        "/api/v1/auth/login",
                        "POST",
                        Map.of("email", person.email(), "password", Client.PASSWORD))
                    .header("User-Agent", odd))
            .expect(200)
            .body();
    var sessions = client.withToken(tokens.path("access_token").asString()).get(SESSIONS);
    var name = sessions.body().path("items").get(0).path("client").asString();
    assertThat(name).startsWith("Tool/1.0 ").hasSizeLessThanOrEqualTo(120).matches("[ -~]+");
  }

  @Test
  void a_session_that_its_owner_ends_is_over_at_once() {
    var other = person.signedInAgain(port);
    var id = idOfCurrent(other);
    person.client().delete(SESSIONS + "/" + id).expect(204);
    other.client().get("/api/v1/auth/me").expect(401);
    other.refresh(port).expect(401);
    person.client().get("/api/v1/auth/me").expect(200);
    assertThat(person.client().delete(SESSIONS + "/" + id).status()).isEqualTo(404);
    assertThat(person.client().get(SESSIONS).body().path("items").size()).isEqualTo(1);
  }

  @Test
  void all_others_can_be_ended_at_once() {
    var others = new Person[] {person.signedInAgain(port), person.signedInAgain(port)};
    person.client().delete(SESSIONS).expect(204);
    for (var other : others) {
      other.client().get("/api/v1/auth/me").expect(401);
      other.refresh(port).expect(401);
    }
    person.client().get("/api/v1/auth/me").expect(200);
    person.refresh(port).expect(200);
  }

  @Test
  void another_password_needs_the_current_one_and_ends_the_other_sessions() {
    var other = person.signedInAgain(port);
    var wrong = change("not the pass phrase 7", NEXT);
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(code(wrong)).isEqualTo("wrong_password");
    other.client().get("/api/v1/auth/me").expect(200);

    change(Client.PASSWORD, NEXT).expect(204);
    other.client().get("/api/v1/auth/me").expect(401);
    other.refresh(port).expect(401);
    person.client().get("/api/v1/auth/me").expect(200);
    person.refresh(port).expect(200);
    Person.login(port, person.email(), Client.PASSWORD).expect(401);
    Person.login(port, person.email(), NEXT).expect(200);
  }

  @Test
  void the_owner_is_told_of_another_password() {
    change(Client.PASSWORD, NEXT).expect(204);
    var mail = Mailbox.of(environment).await(person.email(), "Your password was changed", 1);
    assertThat(Mailbox.text(mail)).doesNotContain(NEXT).doesNotContain(Client.PASSWORD);
  }

  @Test
  void the_rules_for_passwords_hold_for_the_next_one_too() {
    var refused = change(Client.PASSWORD, "too short");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(code(refused)).isEqualTo("password_too_short");
    assertThat(code(change(Client.PASSWORD, person.email()))).isEqualTo("password_too_personal");
    Person.login(port, person.email(), Client.PASSWORD).expect(200);
  }

  @Test
  void the_current_password_cannot_be_guessed_by_who_has_taken_over_a_session() {
    for (var i = 0; i < 10; i++) {
      change("not the pass phrase 7", NEXT).expect(403);
    }
    assertThat(code(change(Client.PASSWORD, NEXT))).isEqualTo("too_many_requests");
    assertThat(code(person.send("DELETE", "/api/v1/auth/me", Map.of("password", "x"))))
        .isEqualTo("too_many_requests");
  }

  @Test
  void only_a_hash_of_the_address_is_stored() {
    var stored =
        jdbc.sql("select s::text from sessions s where user_id = :user")
            .param("user", person.id())
            .query(String.class)
            .single();
    assertThat(stored).doesNotContain("127.0.0.1");
  }

  private Client.Reply change(String current, String next) {
    return person
        .client()
        .post(
            "/api/v1/auth/change-password",
            Map.of("current_password", current, "new_password", next));
  }

  private static String code(Client.Reply reply) {
    return reply.body().path("code").asString();
  }

  private static UUID idOfCurrent(Person person) {
    for (JsonNode session : person.client().get(SESSIONS).body().path("items")) {
      if (session.path("current").asBoolean()) {
        return UUID.fromString(session.path("id").asString());
      }
    }
    throw new AssertionError("no session is the current one");
  }
}
