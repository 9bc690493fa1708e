package dev.footnote.accounts.reset;

import static dev.footnote.testing.AuthCalls.access;
import static dev.footnote.testing.AuthCalls.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The way from a forgotten password to a new one, with mails as files. */
@ExtendWith(OutputCaptureExtension.class)
class PasswordResetIT extends ResetSteps {

  @Test
  void a_forgotten_password_is_set_anew_by_the_link_in_a_mail() {
    var email = registered("forgetful");
    var before = auth.signIn(email);

    var token = requestedToken(email);
    var shown = verify(token);
    assertThat(shown.path("valid").asBoolean()).isTrue();
    assertThat(shown.path("expires_at").asString()).isNotBlank();
    auth.reset(token, NEW_PASSWORD).expect(204);

    auth.login(email, Client.PASSWORD).expect(401);
    auth.login(email, NEW_PASSWORD).expect(200);
    auth.me(before).expect(401);
    auth.refresh(refreshToken(before)).expect(401);
  }

  @Test
  void a_password_that_is_refused_costs_no_link() {
    var token = requestedToken(registered("careless"));

    var reply = auth.reset(token, "too short").expect(400);
    assertThat(reply.body().path("code").asString()).isEqualTo("password_too_short");

    auth.reset(token, NEW_PASSWORD).expect(204);
  }

  /** S21. */
  @Test
  void asking_changes_nothing_and_a_reset_signs_nobody_in() {
    var email = registered("quiet");
    var session = auth.signIn(email);
    var token = requestedToken(email);
    verify(token);

    auth.login(email, Client.PASSWORD).expect(200);
    auth.me(session).expect(200);

    var reply = auth.reset(token, NEW_PASSWORD).expect(204);
    assertThat(reply.bytes()).isEmpty();
    assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(reply.headers().firstValue("Authorization")).isEmpty();
  }

  /** S20. */
  @Test
  void a_reset_ends_every_session_at_once() {
    var email = registered("everywhere");
    var sessions = IntStream.range(0, 3).mapToObj(_ -> auth.signIn(email)).toList();
    var token = requestedToken(email);

    auth.reset(token, NEW_PASSWORD).expect(204);

    for (var session : sessions) {
      auth.me(session).expect(401);
      auth.refresh(refreshToken(session)).expect(401);
    }
  }

  /** S20: a sign-in that is under way while the password is set anew starts no session after it. */
  @Test
  void a_sign_in_at_the_moment_of_a_reset_starts_no_session_that_outlives_it() throws Exception {
    var email = registered("moment");
    var token = requestedToken(email);
    var accessTokens = new ConcurrentLinkedQueue<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var thread = 0; thread < 4; thread++) {
        threads.submit(
            () -> {
              var reply = auth.login(email, Client.PASSWORD);
              while (reply.status() == 200) {
                accessTokens.add(access(reply.body()));
                reply = auth.login(email, Client.PASSWORD);
              }
            });
      }
      await().until(() -> accessTokens.size() > 8);
      auth.reset(token, NEW_PASSWORD).expect(204);
    }

    assertThat(accessTokens).hasSizeGreaterThan(8);
    for (var accessToken : accessTokens) {
      client.withToken(accessToken).get("/api/v1/auth/me").expect(401);
    }
  }

  @Test
  void a_link_that_was_read_confirms_the_address() {
    var email = registered("confirmed");
    auth.reset(requestedToken(email), NEW_PASSWORD).expect(204);

    assertThat(
            jdbc.sql("select email_verified_at is not null from users where email = :email")
                .param("email", email)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  /** Who opens an account for somebody else's address keeps no way into it. */
  @Test
  void keys_made_before_the_address_was_confirmed_go_and_others_stay() {
    var email = registered("keys");
    var before = newKey(email, Client.PASSWORD);
    auth.reset(requestedToken(email), NEW_PASSWORD).expect(204);
    client.withToken(before).get("/api/v1/auth/me").expect(401);

    var after = newKey(email, NEW_PASSWORD);
    auth.reset(requestedToken(email, 2), Client.PASSWORD).expect(204);
    client.withToken(after).get("/api/v1/auth/me").expect(200);
  }

  private String newKey(String email, String password) {
    var session = auth.login(email, password).expect(200).body();
    return client
        .withToken(access(session))
        .post("/api/v1/auth/api-keys", Map.of("name", "Program"))
        .expect(201)
        .body()
        .path("key")
        .asString();
  }

  @Test
  void the_link_of_a_disabled_account_cannot_be_used() {
    var email = registered("disabled-later");
    var token = requestedToken(email);
    disable(email);

    assertRefused(auth.reset(token, NEW_PASSWORD));
  }

  /** S60: who guards the service finds each step, by the id of the request that began it. */
  @Test
  void each_step_is_in_the_audit_trail(CapturedOutput output) {
    var email = registered("watched");
    client
        .send(
            client
                .request("/api/v1/auth/forgot-password")
                .header("Content-Type", "application/json")
                .header("X-Request-ID", "reset-of-watched")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"" + email + "\"}")))
        .expect(202);
    var token = Mailbox.token(Mailbox.link(mails.await(email, SUBJECT, 1)));
    auth.reset(token, NEW_PASSWORD).expect(204);
    auth.reset(token, NEW_PASSWORD).expect(400);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(audited("request_id = 'reset-of-watched'"))
                  .containsExactly(
                      "password_reset.mail success true", "password_reset.request success false");
              assertThat(
                      audited("account_id = (select id from users where email = '" + email + "')"))
                  .contains("password_reset.complete success true");
              assertThat(audited("action = 'password_reset.complete'"))
                  .contains("password_reset.complete failure false");
            });
    assertThat(output.getAll().lines().filter(line -> line.contains("[reset-of-watched]")))
        .as("lines of the request, of the job that it queued, and of the mail that this one queued")
        .anyMatch(line -> line.contains("action=\"password_reset.request\""))
        .anyMatch(line -> line.contains("action=\"password_reset.mail\""))
        .anyMatch(line -> line.contains("mail written into a file"));
  }

  private List<String> audited(String condition) {
    return jdbc.sql(
            """
            select action || ' ' || outcome || ' ' || (account_id is not null) from audit_events
            where %s
            order by 1
            """
                .formatted(condition))
        .query(String.class)
        .list();
  }

  /** S61. */
  @Test
  void neither_token_nor_password_nor_address_is_logged(CapturedOutput output) {
    var email = registered("unlogged");
    var token = requestedToken(email);
    auth.reset(token, "short").expect(400);
    auth.reset(token, NEW_PASSWORD).expect(204);
    assertRefused(auth.reset(token, NEW_PASSWORD));
    mails.await(email, NOTICE, 1);

    assertThat(output.getAll())
        .contains("mail written into a file")
        .doesNotContain(token)
        .doesNotContain(NEW_PASSWORD)
        .doesNotContain(email);
  }
}
