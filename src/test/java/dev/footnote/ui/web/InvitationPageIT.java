package dev.footnote.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.AtOnce;
import dev.footnote.testing.Browser;
import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.Person;
import dev.footnote.testing.ServiceTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an administrator's invitation to an account. */
@ServiceTest
class InvitationPageIT {

  private static final String SUBJECT = "You are invited to Footnote";
  private static final String PASSWORD = "a pass phrase of who was invited 3";

  @LocalServerPort int port;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  private Client administrator;

  @BeforeEach
  void signIn() {
    administrator = Person.administratorAt(port, jdbc).client();
  }

  @Test
  void the_link_of_the_mail_opens_an_account_whose_address_is_confirmed() {
    var link = invited("guest1@example.org");
    var browser = Browser.at(port);
    var page = browser.open(link);
    assertThat(page.body()).contains("Open your account").doesNotContain(Mailbox.token(link));
    var done = browser.submit(page, typed(PASSWORD, PASSWORD));
    assertThat(done.body()).contains("Your account is open");
    Person.login(port, "guest1@example.org", PASSWORD).expect(200);
    assertThat(
            jdbc.sql(
                    "select email_verified_at is not null from users where email = 'guest1@example.org'")
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(Browser.at(port).open(link).body()).contains("This invitation cannot be used");
  }

  @Test
  void a_refused_password_does_not_use_the_invitation_up() {
    var browser = Browser.at(port);
    var page = browser.open(invited("guest2@example.org"));
    var differing = browser.submit(page, typed(PASSWORD, PASSWORD + "!"));
    assertThat(differing.statusCode()).isEqualTo(400);
    assertThat(differing.body()).contains("The two entries differ");
    var tooShort = browser.submit(differing, typed("short", "short"));
    assertThat(tooShort.body()).contains("The password must have at least 15 characters");
    assertThat(browser.submit(tooShort, typed(PASSWORD, PASSWORD)).body())
        .contains("Your account is open");
  }

  @Test
  void the_token_works_over_the_api_too_and_for_its_address_only() {
    var token = Mailbox.token(invited("guest3@example.org"));
    var other = register("somebody.else@example.org", token);
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.body().path("code").asString()).isEqualTo("invalid_invitation");
    register("guest3@example.org", token).expect(201);
    assertThat(register("guest3@example.org", token).body().path("code").asString())
        .isEqualTo("invalid_invitation");
  }

  @Test
  void of_fifty_uses_of_one_invitation_at_once_one_opens_an_account() throws Exception {
    var token = Mailbox.token(invited("guest4@example.org"));
    var statuses = AtOnce.calls(50, _ -> register("guest4@example.org", token).status());
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).isSubsetOf(201, 400, 409, 503);
  }

  @Test
  void an_invitation_of_who_has_an_account_is_of_no_use() {
    var person = Person.at(port);
    var browser = Browser.at(port);
    var page = browser.open(invited(person.email()));
    assertThat(browser.submit(page, typed(PASSWORD, PASSWORD)).body())
        .contains("This invitation cannot be used");
    Person.login(port, person.email(), Client.PASSWORD).expect(200);
  }

  @Test
  void nobody_but_an_administrator_invites_and_the_reply_holds_no_token() {
    var body = Map.of("email", "guest5@example.org");
    Person.at(port).client().post("/api/v1/admin/invitations", body).expect(403);
    var reply = administrator.post("/api/v1/admin/invitations", body).expect(201);
    assertThat(reply.body().propertyNames())
        .containsExactlyInAnyOrder("id", "email", "created_at", "expires_at");
    administrator.post("/api/v1/admin/invitations", Map.of("email", "none")).expect(400);
  }

  private Client.Reply register(String email, String token) {
    return Client.at(port)
        .post(
            "/api/v1/auth/register",
            Map.of("email", email, "password", PASSWORD, "invitation_token", token));
  }

  private URI invited(String email) {
    administrator.post("/api/v1/admin/invitations", Map.of("email", email)).expect(201);
    return Mailbox.link(Mailbox.of(environment).await(email, SUBJECT, 1));
  }

  private static Map<String, String> typed(String password, String repeated) {
    return Map.of("password", password, "repeated", repeated);
  }
}
