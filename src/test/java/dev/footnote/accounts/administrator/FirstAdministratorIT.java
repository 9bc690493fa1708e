package dev.footnote.accounts.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.testing.Browser;
import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The administrator that is made at the start. */
@ServiceTest
@TestPropertySource(properties = "FOOTNOTE_ADMIN_EMAIL=Chief@Admin.example")
class FirstAdministratorIT {

  private static final String CHIEF = "chief@admin.example";
  private static final String SET_PASSWORD = "Set the password of your account";
  private static final String CONFIRM = "Confirm your e-mail address";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;
  @Autowired FirstAdministrator administrator;

  private Client client;
  private Mailbox mails;

  @BeforeEach
  void connect() {
    client = Client.at(port);
    mails = Mailbox.of(environment);
  }

  @Test
  void the_first_administrator_has_no_password_until_the_link_is_used() {
    assertThat(row(CHIEF)).isEqualTo("admin false false");
    login(CHIEF, "").expect(401);
    login(CHIEF, Client.PASSWORD).expect(401);
    var link = Mailbox.link(mails.await(CHIEF, SET_PASSWORD, 1));

    var browser = Browser.at(port);
    var typed = Map.of("password", Client.PASSWORD, "repeated", Client.PASSWORD);
    assertThat(browser.submit(browser.open(link), typed).body()).contains("Your password is saved");

    assertThat(row(CHIEF)).isEqualTo("admin true true");
    login(CHIEF, Client.PASSWORD).expect(200);
  }

  @Test
  void another_start_changes_nothing() {
    mails.await(CHIEF, SET_PASSWORD, 1);
    var before = row(CHIEF);

    administrator.ensure(EmailAddress.of(CHIEF));

    assertThat(row(CHIEF)).isEqualTo(before);
    assertThat(mails.to(CHIEF, SET_PASSWORD)).hasSize(1);
    assertThat(queued(CHIEF)).isZero();
  }

  @Test
  void a_confirmed_account_becomes_an_administrators_and_keeps_its_password() {
    var email = registered("known");
    confirm(email);

    administrator.ensure(EmailAddress.of(email));

    assertThat(row(email)).isEqualTo("admin true true");
    login(email, Client.PASSWORD).expect(200);
    assertThat(queued(email)).isZero();
  }

  @Test
  void an_account_that_anybody_may_have_opened_is_handed_over_to_the_address() {
    var email = registered("squatted");
    var squatter = client.withToken(access(login(email, Client.PASSWORD)));
    var key = squatter.post("/api/v1/auth/api-keys", Map.of("name", "Way in")).expect(201);

    administrator.ensure(EmailAddress.of(email));

    squatter.get("/api/v1/auth/me").expect(401);
    client.withToken(key.body().path("key").asString()).get("/api/v1/auth/me").expect(401);

    assertThat(row(email)).isEqualTo("admin false false");
    login(email, Client.PASSWORD).expect(401);
    mails.await(email, SET_PASSWORD, 1);
  }

  @Test
  void a_disabled_account_stays_what_it_is() {
    var email = registered("disabled");
    jdbc.sql("update users set disabled_at = now() where email = :email")
        .param("email", email)
        .update();

    administrator.ensure(EmailAddress.of(email));

    assertThat(row(email)).isEqualTo("user true false");
  }

  private void confirm(String email) {
    var browser = Browser.at(port);
    HttpResponse<String> page = browser.open(Mailbox.link(mails.await(email, CONFIRM, 1)));
    assertThat(browser.submit(page, Map.of()).body()).contains("Your address is confirmed");
  }

  private String registered(String name) {
    var email = name + "@admin.example";
    client
        .post("/api/v1/auth/register", Map.of("email", email, "password", Client.PASSWORD))
        .expect(201);
    return email;
  }

  private Client.Reply login(String email, String password) {
    return client.post("/api/v1/auth/login", Map.of("email", email, "password", password));
  }

  private static String access(Client.Reply reply) {
    return reply.expect(200).body().path("access_token").asString();
  }

  private String row(String email) {
    return jdbc.sql(
            """
            select role || ' ' || (password_hash is not null) || ' ' || (email_verified_at is not null)
            from users where email = :email
            """)
        .param("email", email)
        .query(String.class)
        .single();
  }

  private long queued(String email) {
    return jdbc.sql(
            "select count(*) from emails where recipient = :email and template = 'set-password' and status = 'queued'")
        .param("email", email)
        .query(Long.class)
        .single();
  }
}
