package dev.footnote.accounts.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.AtOnce;
import dev.footnote.testing.Browser;
import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Confirming the address of a new account. */
@ServiceTest
class VerificationIT {

  private static final String SUBJECT = "Confirm your e-mail address";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  private Client client;
  private Browser browser;

  @BeforeEach
  void connect() {
    client = Client.at(port);
    browser = Browser.at(port);
  }

  @Test
  void a_new_account_can_be_used_at_once_and_is_confirmed_by_a_button() {
    var link = registered("button");
    login("button@verify.example").expect(200);

    var page = browser.open(link);
    assertThat(page.body()).contains("<title>Confirm your address – Footnote</title>");
    assertThat(page.uri().getQuery()).isNull();
    assertThat(isVerified("button@verify.example")).isFalse();
    var done = browser.submit(page, Map.of());

    assertThat(done.body()).contains("Your address is confirmed");
    assertThat(isVerified("button@verify.example")).isTrue();
  }

  @Test
  void a_program_that_only_opens_links_confirms_nothing() {
    var link = registered("scanned");

    browser.open(link);
    browser.open(link);

    assertThat(isVerified("scanned@verify.example")).isFalse();
  }

  @Test
  void a_form_of_another_site_confirms_nothing() {
    var link = registered("forged");
    browser.open(link);

    assertThat(browser.post("/verify-email", Map.of(), Map.of()).statusCode()).isEqualTo(403);
    assertThat(isVerified("forged@verify.example")).isFalse();
  }

  @Test
  void a_link_works_once() {
    var link = registered("once");
    var page = browser.open(link);
    browser.submit(page, Map.of());

    var again = Browser.at(port);
    assertThat(again.open(link).body()).contains("This link cannot be used");
    assertThat(browser.submit(page, Map.of()).statusCode()).isEqualTo(400);
    client.post("/api/v1/auth/verify-email", Map.of("token", Mailbox.token(link))).expect(400);
  }

  @Test
  void a_link_that_is_used_up_while_the_page_is_open_is_said_to_be() {
    var link = registered("meanwhile");
    var page = browser.open(link);
    client.post("/api/v1/auth/verify-email", Map.of("token", Mailbox.token(link))).expect(204);

    var late = browser.submit(page, Map.of());

    assertThat(late.statusCode()).isEqualTo(400);
    assertThat(late.body()).contains("This link cannot be used");
  }

  @Test
  void of_many_uses_at_once_exactly_one_wins() throws Exception {
    var token = Mailbox.token(registered("race"));
    var use = Map.of("token", token);
    var statuses = AtOnce.calls(50, _ -> client.post("/api/v1/auth/verify-email", use).status());
    assertThat(statuses).filteredOn(status -> status == 204).hasSize(1);
    assertThat(statuses).filteredOn(status -> status != 204).containsOnly(400);
  }

  @Test
  void an_old_link_is_refused() {
    var token = Mailbox.token(registered("old"));
    jdbc.sql(
            """
            update email_verification_tokens set expires_at = now() - interval '1 second'
            where user_id = (select id from users where email = 'old@verify.example')
            """)
        .update();

    var reply = client.post("/api/v1/auth/verify-email", Map.of("token", token)).expect(400);

    assertThat(reply.body().path("code").asString()).isEqualTo("invalid_verification_token");
  }

  @Test
  void who_lost_the_mail_gets_another_but_not_any_number() {
    var email = "lost@verify.example";
    var first = registered("lost");
    var owner = client.withToken(login(email).body().path("access_token").asString());
    for (var number = 0; number < 5; number++) {
      resend(owner).expect(202);
    }

    Mailbox.of(environment).await(email, SUBJECT, 3);
    assertThat(count(email)).isEqualTo(3);
    client.post("/api/v1/auth/verify-email", Map.of("token", Mailbox.token(first))).expect(204);
    resend(owner).expect(202);
    assertThat(count(email)).isEqualTo(3);
    resend(client).expect(401);
  }

  @Test
  void a_taken_address_gets_no_second_mail() {
    registered("taken");
    client
        .post(
            "/api/v1/auth/register",
            Map.of("email", "taken@verify.example", "password", Client.PASSWORD))
        .expect(409);

    assertThat(count("taken@verify.example")).isOne();
  }

  private static Client.Reply resend(Client who) {
    return who.post("/api/v1/auth/resend-verification", Map.of());
  }

  private long count(String email) {
    return jdbc.sql("select count(*) from emails where recipient = :email")
        .param("email", email)
        .query(Long.class)
        .single();
  }

  private URI registered(String name) {
    var email = name + "@verify.example";
    client
        .post("/api/v1/auth/register", Map.of("email", email, "password", Client.PASSWORD))
        .expect(201);
    return Mailbox.link(Mailbox.of(environment).await(email, SUBJECT, 1));
  }

  private Client.Reply login(String email) {
    return client.post("/api/v1/auth/login", Map.of("email", email, "password", Client.PASSWORD));
  }

  private boolean isVerified(String email) {
    return jdbc.sql("select email_verified_at is not null from users where email = :email")
        .param("email", email)
        .query(Boolean.class)
        .single();
  }
}
