package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.kernel.AuditEvent.Outcome;
import dev.footnote.testing.Client;
import dev.footnote.testing.LimitedServiceTest;
import dev.footnote.testing.Person;
import dev.footnote.testing.RecordedEvents;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** S60: what a guard has to know is announced, and nothing that nobody may know. */
@LimitedServiceTest
class AuditEventsIT {

  private static final String WRONG = "not the pass phrase 7";

  @LocalServerPort int port;
  @Autowired RecordedEvents events;

  private Person person;

  @BeforeEach
  void signIn() {
    person = Person.at(port);
  }

  @Test
  void registration_sign_in_and_their_failures() {
    assertThat(events.of("account.register", person.id())).hasSize(1);
    assertThat(outcomes("session.sign_in")).containsExactly(Outcome.SUCCESS);
    Person.login(port, person.email(), WRONG).expect(401);
    assertThat(outcomes("session.sign_in")).containsExactly(Outcome.SUCCESS, Outcome.FAILURE);
  }

  @Test
  void limits_that_are_hit() {
    for (var i = 0; i < 12; i++) {
      person.client().post("/api/v1/search", Map.of("query", "light"));
    }
    assertThat(events.of("limit.hit", person.id()))
        .singleElement()
        .satisfies(event -> assertThat(event.details()).containsEntry("limit", "searches"));
  }

  @Test
  void ends_of_sessions_and_why() {
    person.refresh(port).expect(200);
    person.refresh(port).expect(401);
    var again = person.signedInAgain(port);
    Client.at(port)
        .post("/api/v1/auth/logout", Map.of("refresh_token", again.refreshToken()))
        .expect(204);
    assertThat(events.of("session.end", person.id()))
        .extracting(event -> event.details().get("reason"))
        .containsExactly("refresh_token_reused", "signed_out");
  }

  @Test
  void keys_made_and_deleted() {
    var key = person.client().post("/api/v1/auth/api-keys", Map.of("name", "k")).expect(201);
    var id = key.body().path("id").asString();
    person.client().delete("/api/v1/auth/api-keys/" + id).expect(204);
    assertThat(outcomes("api_key.create")).containsExactly(Outcome.SUCCESS);
    assertThat(outcomes("api_key.delete")).containsExactly(Outcome.SUCCESS);
    assertThat(events.all()).doesNotContain(key.body().path("key").asString().substring(12));
  }

  @Test
  void passwords_changed_and_passwords_guessed_in_a_session() {
    var body = Map.of("current_password", WRONG, "new_password", "another long pass phrase 8");
    person.client().post("/api/v1/auth/change-password", body).expect(403);
    assertThat(outcomes("password.prove")).containsExactly(Outcome.FAILURE);
    person
        .client()
        .post(
            "/api/v1/auth/change-password",
            Map.of(
                "current_password", Client.PASSWORD, "new_password", "another long pass phrase 8"))
        .expect(204);
    assertThat(outcomes("password.change")).containsExactly(Outcome.SUCCESS);
  }

  @Test
  void what_was_refused_and_tokens_that_are_good_for_nothing() {
    person.client().get("/api/v1/admin/users").expect(403);
    assertThat(events.of("access.route", person.id()))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(event.details()).containsEntry("route", "/api/v1/admin/users");
            });
    Client.at(port).withToken("abc.def.ghi").get("/api/v1/auth/me").expect(401);
    assertThat(events.of("access.token")).isNotEmpty();
  }

  @Test
  void no_secret_and_no_address_is_in_an_event() {
    Person.login(port, person.email(), WRONG).expect(401);
    assertThat(events.all())
        .doesNotContain(person.email())
        .doesNotContain(WRONG)
        .doesNotContain(Client.PASSWORD)
        .doesNotContain(person.refreshToken())
        .doesNotContain("127.0.0.1");
  }

  private Outcome[] outcomes(String action) {
    return events.of(action, person.id()).stream()
        .map(event -> event.outcome())
        .toArray(Outcome[]::new);
  }
}
