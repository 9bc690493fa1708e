package dev.footnote.accounts.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.footnote.testing.AuthCalls;
import dev.footnote.testing.Client;
import dev.footnote.testing.Mailbox;
import dev.footnote.testing.ServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The steps of a reset with mails as files, as the tests of resets take them. */
@ServiceTest
abstract class ResetSteps {

  static final String SUBJECT = "Set a new password";
  static final String NOTICE = "Your password was changed";
  static final String NEW_PASSWORD = "another pass phrase for lamp 9";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  AuthCalls auth;
  Client client;
  Mailbox mails;

  @BeforeEach
  void connect() {
    auth = AuthCalls.at(port);
    client = auth.client();
    mails = Mailbox.of(environment);
  }

  /** The address of a new account. */
  String registered(String name) {
    return auth.register(name + "@reset.example");
  }

  void disable(String email) {
    jdbc.sql("update users set disabled_at = now() where email = :email")
        .param("email", email)
        .update();
  }

  String requestedToken(String email) {
    return requestedToken(email, 1);
  }

  /** The token of the link that is asked for, which is the account's so-many-eth. */
  String requestedToken(String email, int number) {
    auth.forgot(email).expect(202);
    return Mailbox.token(Mailbox.link(mails.await(email, SUBJECT, number)));
  }

  JsonNode verify(String token) {
    return auth.verify(token).expect(200).body();
  }

  static void assertRefused(Client.Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("code").asString()).isEqualTo("invalid_reset_token");
  }

  void awaitSent(String email) {
    awaitNone(
        "select count(*) from emails where status = 'queued' and recipient = '" + email + "'");
  }

  /** Until every request so far has been looked at. */
  void awaitNoRequests() {
    awaitNone("select count(*) from scheduled_tasks where task_name = 'password-reset-request'");
  }

  private void awaitNone(String count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> jdbc.sql(count).query(Long.class).single() == 0);
  }
}
