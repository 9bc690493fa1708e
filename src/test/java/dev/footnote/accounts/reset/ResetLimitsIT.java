package dev.footnote.accounts.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.Client;
import dev.footnote.testing.LimitedServiceTest;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S22 with the limits of a fresh installation, and S18 by the clock. */
@LimitedServiceTest
class ResetLimitsIT {

  private static final String SUBJECT = "Set a new password";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;
  @Autowired SettableClock clock;

  private Client client;
  private Mailbox mails;

  @BeforeEach
  void connect() {
    client = Client.at(port);
    mails = Mailbox.of(environment);
  }

  @Test
  void of_one_client_twenty_requests_an_hour_are_heard_and_the_reply_is_always_the_same() {
    var replies = new ArrayList<Client.Reply>();
    for (var number = 0; number < 20; number++) {
      replies.add(forgot("nobody" + number + "@limits.example", "203.0.113.7"));
    }
    var email = registered("late");
    replies.add(forgot(email, "203.0.113.7"));
    replies.add(forgot("another-nobody@limits.example", "203.0.113.7"));

    assertThat(replies).allMatch(reply -> reply.status() == 202);
    assertThat(replies.stream().map(Client.Reply::text).distinct()).hasSize(1);
    assertThat(replies.stream().map(ResetLimitsIT::headers).distinct()).hasSize(1);
    awaitNoRequests();

    forgot(email, "203.0.113.8").expect(202);
    mails.await(email, SUBJECT, 1);
    assertThat(mails.to(email, SUBJECT))
        .as("mails, of which the first request has none")
        .hasSize(1);
    clock.advance(Duration.ofHours(1));
    forgot(email, "203.0.113.7").expect(202);
    mails.await(email, SUBJECT, 2);
  }

  @Test
  void one_account_gets_three_mails_an_hour_whoever_asks() {
    var email = registered("wanted");
    for (var number = 1; number <= 5; number++) {
      forgot(email, "203.0.113." + (20 + number)).expect(202);
      awaitNoRequests();
    }
    mails.await(email, SUBJECT, 3);
    assertThat(mails.to(email, SUBJECT)).hasSize(3);

    clock.advance(Duration.ofHours(1));
    forgot(email, "203.0.113.30").expect(202);
    mails.await(email, SUBJECT, 4);
  }

  @Test
  void a_link_works_for_an_hour() {
    var email = registered("hour");
    forgot(email, "203.0.113.40").expect(202);
    var token = Mailbox.token(Mailbox.link(mails.await(email, SUBJECT, 1)));

    clock.advance(Duration.ofMinutes(59));
    assertThat(isUsable(token)).isTrue();
    clock.advance(Duration.ofMinutes(1));
    assertThat(isUsable(token)).isFalse();
    client
        .post(
            "/api/v1/auth/reset-password",
            Map.of("token", token, "new_password", "another pass phrase for lamp 9"))
        .expect(400);
  }

  /** S13: guesses keep nobody from setting a new password. */
  @Test
  void a_reset_works_while_sign_in_is_throttled() {
    var email = registered("throttled");
    for (var number = 0; number < 10; number++) {
      login(email, "not the pass phrase 7", "198.51.100.50").expect(401);
    }
    login(email, Client.PASSWORD, "198.51.100.50").expect(429);

    forgot(email, "203.0.113.50").expect(202);
    var token = Mailbox.token(Mailbox.link(mails.await(email, SUBJECT, 1)));
    client
        .post(
            "/api/v1/auth/reset-password",
            Map.of("token", token, "new_password", "another pass phrase for lamp 9"))
        .expect(204);
  }

  private boolean isUsable(String token) {
    return client
        .post("/api/v1/auth/verify-reset-token", Map.of("token", token))
        .expect(200)
        .body()
        .path("valid")
        .asBoolean();
  }

  private String registered(String name) {
    var email = name + "@limits.example";
    client
        .post("/api/v1/auth/register", Map.of("email", email, "password", Client.PASSWORD))
        .expect(201);
    return email;
  }

  private Client.Reply forgot(String email, String from) {
    return send("/api/v1/auth/forgot-password", "{\"email\": \"%s\"}".formatted(email), from);
  }

  private Client.Reply login(String email, String password, String from) {
    return send(
        "/api/v1/auth/login",
        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password),
        from);
  }

  private Client.Reply send(String path, String body, String from) {
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", from)
            .POST(BodyPublishers.ofString(body)));
  }

  private void awaitNoRequests() {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                jdbc.sql(
                            """
                            select count(*) from scheduled_tasks
                            where task_name = 'password-reset-request'
                            """)
                        .query(Long.class)
                        .single()
                    == 0);
  }

  /** All but the one by which the server ends each hundredth connection. */
  private static Set<String> headers(Client.Reply reply) {
    var names = new TreeSet<>(reply.headers().map().keySet());
    names.remove("connection");
    return names;
  }
}
