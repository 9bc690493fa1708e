package dev.footnote.accounts.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceTest;
import jakarta.mail.Message;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The way from a forgotten password to a new one, with mails as files. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PasswordResetIT {

  static final String SUBJECT = "Set a new password";
  static final String NOTICE = "Your password was changed";
  static final String NEW_PASSWORD = "another pass phrase for lamp 9";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  private Client client;
  private Mailbox mails;

  @BeforeEach
  void connect() {
    client = Client.at(port);
    mails = Mailbox.of(environment);
  }

  @Test
  void a_forgotten_password_is_set_anew_by_the_link_in_a_mail() {
    var email = registered("forgetful");
    var before = login(email, Client.PASSWORD).expect(200).body();

    var token = requestedToken(email);
    var shown = verify(token);
    assertThat(shown.path("valid").asBoolean()).isTrue();
    assertThat(shown.path("expires_at").asString()).isNotBlank();
    reset(token, NEW_PASSWORD).expect(204);

    login(email, Client.PASSWORD).expect(401);
    login(email, NEW_PASSWORD).expect(200);
    client.withToken(before.path("access_token").asString()).get("/api/v1/auth/me").expect(401);
    client
        .post(
            "/api/v1/auth/refresh",
            Map.of("refresh_token", before.path("refresh_token").asString()))
        .expect(401);
  }

  /** S14. */
  @Test
  void the_reply_is_the_same_whether_or_not_there_is_an_account() {
    var email = registered("known");
    var off = registered("off");
    disable(off);
    var replies = List.of(forgot(email), forgot("nobody-at-all@example.org"), forgot(off));

    assertThat(replies).allMatch(reply -> reply.status() == 202);
    assertThat(replies.stream().map(Client.Reply::text).distinct()).hasSize(1);
    assertThat(replies.stream().map(reply -> reply.headers().map().keySet()).distinct()).hasSize(1);
    mails.await(email, SUBJECT, 1);
    awaitNoRequests();
    assertThat(mails.to("nobody-at-all@example.org")).isEmpty();
    assertThat(mails.to(off, SUBJECT)).isEmpty();
  }

  /** S16. */
  @Test
  void a_token_has_256_random_bits_and_only_its_hash_is_stored() {
    var email = registered("hashed");
    var first = requestedToken(email);
    var second = requestedToken(email, 2);

    assertThat(List.of(first, second))
        .doesNotHaveDuplicates()
        .allMatch(token -> java.util.Base64.getUrlDecoder().decode(token).length == 32);
    for (var token : List.of(first, second)) {
      assertThat(stored("password_reset_tokens", token)).isZero();
      awaitSent(email);
      assertThat(stored("emails", token)).isZero();
      assertThat(stored("scheduled_tasks", token)).isZero();
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from password_reset_tokens
                    where hash = sha256(convert_to(:token, 'UTF8'))
                    """)
                .param("token", second)
                .query(Integer.class)
                .single())
        .isOne();
  }

  /** S17. */
  @Test
  void a_token_works_once() {
    var token = requestedToken(registered("once"));
    reset(token, NEW_PASSWORD).expect(204);

    assertRefused(reset(token, NEW_PASSWORD));
    assertThat(verify(token).path("valid").asBoolean()).isFalse();
    assertThat(verify(token).path("expires_at").isNull()).isTrue();
  }

  /** S17. */
  @Test
  void of_fifty_uses_of_one_token_at_once_exactly_one_wins() throws Exception {
    var email = registered("fifty");
    var token = requestedToken(email);
    var replies =
        atOnce(50, number -> reset(token, "pass phrase number %d of lamp".formatted(number)));

    var winners =
        IntStream.range(0, 50).filter(number -> replies.get(number).status() == 204).toArray();
    assertThat(winners).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 204)
        .allMatch(reply -> reply.status() == 400 || reply.status() == 503);
    login(email, "pass phrase number %d of lamp".formatted(winners[0])).expect(200);
    mails.await(email, NOTICE, 1);
    assertThat(mails.to(email, NOTICE)).hasSize(1);
  }

  /** S18. */
  @Test
  void a_token_expires() {
    var email = registered("late");
    var token = requestedToken(email);
    jdbc.sql(
            """
            update password_reset_tokens
            set created_at = created_at - interval '1 hour', expires_at = expires_at - interval '1 hour'
            where user_id = (select id from users where email = :email)
            """)
        .param("email", email)
        .update();

    assertThat(verify(token).path("valid").asBoolean()).isFalse();
    assertRefused(reset(token, NEW_PASSWORD));
    login(email, Client.PASSWORD).expect(200);
  }

  /** S18: whatever the service does, the table holds no token for longer. */
  @Test
  void no_token_is_stored_for_more_than_an_hour() {
    var email = registered("long");

    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into password_reset_tokens
                          (hash, user_id, requested_by, created_at, expires_at)
                        select sha256('x'), id, 'owner', now(), now() + interval '61 minutes'
                        from users where email = :email
                        """)
                    .param("email", email)
                    .update());
  }

  /** S19. */
  @Test
  void a_new_request_makes_earlier_tokens_unusable() {
    var email = registered("again");
    var first = requestedToken(email);
    var second = requestedToken(email, 2);

    assertRefused(reset(first, NEW_PASSWORD));
    reset(second, NEW_PASSWORD).expect(204);
  }

  /** S19: what was asked for before a reset is of no use after it. */
  @Test
  void a_reset_makes_every_other_token_unusable() {
    var email = registered("all");
    var token = requestedToken(email);
    var other = "x".repeat(43);
    jdbc.sql(
            """
            insert into password_reset_tokens (hash, user_id, requested_by, created_at, expires_at)
            select sha256(convert_to(:token, 'UTF8')), id, 'owner', now(), now() + interval '1 hour'
            from users where email = :email
            """)
        .param("token", other)
        .param("email", email)
        .update();
    assertThat(verify(other).path("valid").asBoolean()).isTrue();

    reset(token, NEW_PASSWORD).expect(204);

    assertRefused(reset(other, NEW_PASSWORD));
  }

  /** S20. */
  @Test
  void a_reset_ends_every_session_at_once() {
    var email = registered("everywhere");
    var sessions =
        IntStream.range(0, 3)
            .mapToObj(_ -> login(email, Client.PASSWORD).expect(200).body())
            .toList();
    var token = requestedToken(email);

    reset(token, NEW_PASSWORD).expect(204);

    for (var session : sessions) {
      client.withToken(session.path("access_token").asString()).get("/api/v1/auth/me").expect(401);
      client
          .post(
              "/api/v1/auth/refresh",
              Map.of("refresh_token", session.path("refresh_token").asString()))
          .expect(401);
    }
  }

  /** S20: a sign-in that is under way while the password is set anew starts no session after it. */
  @Test
  void a_sign_in_at_the_moment_of_a_reset_starts_no_session_that_outlives_it() throws Exception {
    var email = registered("moment");
    var token = requestedToken(email);
    var accessTokens = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var thread = 0; thread < 4; thread++) {
        threads.submit(
            () -> {
              var reply = login(email, Client.PASSWORD);
              while (reply.status() == 200) {
                accessTokens.add(reply.body().path("access_token").asString());
                reply = login(email, Client.PASSWORD);
              }
            });
      }
      await().until(() -> accessTokens.size() > 8);
      reset(token, NEW_PASSWORD).expect(204);
    }

    assertThat(accessTokens).hasSizeGreaterThan(8);
    for (var accessToken : accessTokens) {
      client.withToken(accessToken).get("/api/v1/auth/me").expect(401);
    }
  }

  /** S21. */
  @Test
  void asking_changes_nothing_and_a_reset_signs_nobody_in() {
    var email = registered("quiet");
    var session = login(email, Client.PASSWORD).expect(200).body();
    var token = requestedToken(email);
    verify(token);

    login(email, Client.PASSWORD).expect(200);
    client.withToken(session.path("access_token").asString()).get("/api/v1/auth/me").expect(200);

    var reply = reset(token, NEW_PASSWORD).expect(204);
    assertThat(reply.bytes()).isEmpty();
    assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(reply.headers().firstValue("Authorization")).isEmpty();
  }

  /** S22: the account's own limit; the reply is the same. */
  @Test
  void an_account_gets_three_links_an_hour() {
    var email = registered("often");
    for (var number = 1; number <= 3; number++) {
      requestedToken(email, number);
    }
    var last = Mailbox.token(Mailbox.link(mails.await(email, SUBJECT, 3)));

    var reply = forgot(email).expect(202);

    assertThat(reply.text()).isEqualTo(forgot("nobody-here@example.org").text());
    awaitNoRequests();
    assertThat(mails.to(email, SUBJECT)).hasSize(3);
    reset(last, NEW_PASSWORD).expect(204);
  }

  /** S23. */
  @Test
  void the_link_is_that_of_the_configuration_whatever_the_request_says() throws IOException {
    var email = registered("hosted");
    var body = "{\"email\": \"" + email + "\"}";
    var reply =
        raw(
            """
            POST /api/v1/auth/forgot-password HTTP/1.1
            Host: evil.example
            X-Forwarded-Host: evil.example
            X-Forwarded-Proto: https
            Forwarded: host=evil.example
            Origin-Host: evil.example
            Content-Type: application/json
            Content-Length: %d
            Connection: close

            %s"""
                .formatted(body.length(), body));
    assertThat(reply).startsWith("HTTP/1.1 202").doesNotContain("evil.example");

    var mail = mails.await(email, SUBJECT, 1);
    assertThat(Mailbox.link(mail).toString())
        .startsWith(
            environment.getRequiredProperty("footnote.base-url") + "/reset-password?token=");
    assertThat(Mailbox.text(mail)).doesNotContain("evil.example");
    assertThat(Mailbox.html(mail)).doesNotContain("evil.example");
  }

  /** S24. */
  @Test
  void the_owner_is_told_of_a_reset_without_any_password() {
    var email = registered("told");
    reset(requestedToken(email), NEW_PASSWORD).expect(204);

    var notice = mails.await(email, NOTICE, 1);
    assertThat(Mailbox.text(notice)).contains("was changed on").doesNotContain(NEW_PASSWORD);
    assertThat(Mailbox.html(notice)).doesNotContain(NEW_PASSWORD).doesNotContain("token=");
    assertThat(Mailbox.text(notice)).doesNotContain("token=");
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
    reset(token, NEW_PASSWORD).expect(204);
    reset(token, NEW_PASSWORD).expect(400);

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
    reset(token, "short").expect(400);
    reset(token, NEW_PASSWORD).expect(204);
    assertRefused(reset(token, NEW_PASSWORD));
    mails.await(email, NOTICE, 1);

    assertThat(output.getAll())
        .contains("mail written into a file")
        .doesNotContain(token)
        .doesNotContain(NEW_PASSWORD)
        .doesNotContain(email);
  }

  @Test
  void a_password_that_is_refused_costs_no_link() {
    var token = requestedToken(registered("careless"));

    var reply = reset(token, "too short").expect(400);
    assertThat(reply.body().path("code").asString()).isEqualTo("password_too_short");

    reset(token, NEW_PASSWORD).expect(204);
  }

  @Test
  void a_link_that_was_read_confirms_the_address() {
    var email = registered("confirmed");
    reset(requestedToken(email), NEW_PASSWORD).expect(204);

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
    reset(requestedToken(email), NEW_PASSWORD).expect(204);
    client.withToken(before).get("/api/v1/auth/me").expect(401);

    var after = newKey(email, NEW_PASSWORD);
    reset(requestedToken(email, 2), Client.PASSWORD).expect(204);
    client.withToken(after).get("/api/v1/auth/me").expect(200);
  }

  private String newKey(String email, String password) {
    var session = login(email, password).expect(200).body().path("access_token").asString();
    return client
        .withToken(session)
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

    assertRefused(reset(token, NEW_PASSWORD));
  }

  /** S29: each kind of token is good for one thing. */
  @Test
  void a_reset_token_is_no_other_token_nor_the_reverse() {
    var email = registered("kinds");
    var token = requestedToken(email);
    var session = login(email, Client.PASSWORD).expect(200).body();

    client.withToken(token).get("/api/v1/auth/me").expect(401);
    client.post("/api/v1/auth/refresh", Map.of("refresh_token", token)).expect(401);
    client.post("/api/v1/auth/verify-email", Map.of("token", token)).expect(400);
    assertRefused(reset(session.path("access_token").asString(), NEW_PASSWORD));
    assertRefused(reset(session.path("refresh_token").asString(), NEW_PASSWORD));
    assertRefused(reset("", NEW_PASSWORD));
  }

  @Test
  void what_is_no_address_is_said_to_be_none() {
    var reply = forgot("ada@example.org\r\nBcc: eve@example.org").expect(400);
    assertThat(reply.body().path("code").asString()).isEqualTo("invalid_email");
    client.post("/api/v1/auth/forgot-password", Map.of()).expect(400);
  }

  private String registered(String name) {
    var email = name + "@reset.example";
    client
        .post("/api/v1/auth/register", Map.of("email", email, "password", Client.PASSWORD))
        .expect(201);
    return email;
  }

  private void disable(String email) {
    jdbc.sql("update users set disabled_at = now() where email = :email")
        .param("email", email)
        .update();
  }

  private Client.Reply forgot(String email) {
    return client.post("/api/v1/auth/forgot-password", Map.of("email", email));
  }

  private String requestedToken(String email) {
    return requestedToken(email, 1);
  }

  /** The token of the link that is asked for, which is the account's so-many-eth. */
  private String requestedToken(String email, int number) {
    forgot(email).expect(202);
    Message mail = mails.await(email, SUBJECT, number);
    return Mailbox.token(Mailbox.link(mail));
  }

  private JsonNode verify(String token) {
    return client
        .post("/api/v1/auth/verify-reset-token", Map.of("token", token))
        .expect(200)
        .body();
  }

  private Client.Reply reset(String token, String password) {
    return client.post(
        "/api/v1/auth/reset-password", Map.of("token", token, "new_password", password));
  }

  private Client.Reply login(String email, String password) {
    return client.post("/api/v1/auth/login", Map.of("email", email, "password", password));
  }

  private static void assertRefused(Client.Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("code").asString()).isEqualTo("invalid_reset_token");
  }

  private long stored(String table, String text) {
    return jdbc.sql("select count(*) from " + table + " t where t::text like '%' || :text || '%'")
        .param("text", text)
        .query(Long.class)
        .single();
  }

  private void awaitSent(String email) {
    awaitNone(
        "select count(*) from emails where status = 'queued' and recipient = '" + email + "'");
  }

  /** Until every request so far has been looked at. */
  private void awaitNoRequests() {
    awaitNone("select count(*) from scheduled_tasks where task_name = 'password-reset-request'");
  }

  private void awaitNone(String count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> jdbc.sql(count).query(Long.class).single() == 0);
  }

  /** A request as it is written: no client would send a Host that is not its target's. */
  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @FunctionalInterface
  private interface Numbered {
    Client.Reply call(int number);
  }

  private static List<Client.Reply> atOnce(int times, Numbered call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, times)
              .mapToObj(number -> (Callable<Client.Reply>) () -> call.call(number))
              .toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
