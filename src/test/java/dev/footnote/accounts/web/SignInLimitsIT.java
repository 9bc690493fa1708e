package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.AtOnce;
import dev.footnote.testing.Client;
import dev.footnote.testing.LimitedServiceTest;
import dev.footnote.testing.SettableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S12 and S13: guesses are few, and nobody is kept out for long. */
@LimitedServiceTest
class SignInLimitsIT {

  private static final String HOME = "198.51.100.1";
  private static final String ELSEWHERE = "198.51.100.2";
  private static final String WRONG = "not the pass phrase 7";

  @LocalServerPort int port;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  private Client client;

  @BeforeEach
  void connect() {
    client = Client.at(port);
  }

  @Test
  void after_ten_wrong_passwords_none_is_looked_at_for_fifteen_minutes() {
    register("guessed@example.org");
    for (var i = 0; i < 10; i++) {
      login("guessed@example.org", WRONG, ELSEWHERE).expect(401);
    }
    var refused = login("guessed@example.org", Client.PASSWORD, ELSEWHERE);
    assertRefused(refused, "sign-in-failures-per-account");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
    assertRefused(
        login("guessed@example.org", Client.PASSWORD, "192.0.2.9"), "sign-in-failures-per-account");
    clock.advance(Duration.ofMinutes(15));
    login("guessed@example.org", Client.PASSWORD, ELSEWHERE).expect(200);
  }

  @Test
  void an_address_without_an_account_is_treated_the_same() {
    for (var i = 0; i < 10; i++) {
      login("no-account@example.org", WRONG, ELSEWHERE).expect(401);
    }
    assertRefused(
        login("no-account@example.org", WRONG, ELSEWHERE), "sign-in-failures-per-account");
  }

  @Test
  void a_right_password_is_not_counted() {
    register("frequent@example.org");
    for (var i = 0; i < 12; i++) {
      login("frequent@example.org", Client.PASSWORD, ELSEWHERE).expect(200);
    }
    for (var i = 0; i < 10; i++) {
      login("frequent@example.org", WRONG, ELSEWHERE).expect(401);
    }
    assertRefused(login("frequent@example.org", WRONG, ELSEWHERE), "sign-in-failures-per-account");
  }

  @Test
  void guesses_from_elsewhere_do_not_keep_the_owner_out() {
    register("owner@example.org");
    login("owner@example.org", Client.PASSWORD, HOME).expect(200);
    for (var i = 0; i < 11; i++) {
      login("owner@example.org", WRONG, ELSEWHERE);
    }
    assertRefused(login("owner@example.org", WRONG, ELSEWHERE), "sign-in-failures-per-account");
    login("owner@example.org", Client.PASSWORD, HOME).expect(200);
  }

  @Test
  void guesses_from_where_the_owner_signs_in_are_counted_too() {
    register("neighbour@example.org");
    login("neighbour@example.org", Client.PASSWORD, HOME).expect(200);
    for (var i = 0; i < 10; i++) {
      login("neighbour@example.org", WRONG, HOME).expect(401);
    }
    assertRefused(login("neighbour@example.org", WRONG, HOME), "sign-in-failures-per-account");
  }

  @Test
  void of_fifty_wrong_passwords_at_once_no_more_than_ten_are_looked_at() throws Exception {
    register("stormed@example.org");
    var statuses = AtOnce.calls(50, _ -> login("stormed@example.org", WRONG, ELSEWHERE).status());
    assertThat(statuses).filteredOn(status -> status == 401).hasSizeBetween(1, 10);
    assertThat(statuses).isSubsetOf(401, 429, 503);
    for (var i = 0; i < 10; i++) {
      login("stormed@example.org", WRONG, ELSEWHERE);
    }
    assertRefused(login("stormed@example.org", WRONG, ELSEWHERE), "sign-in-failures-per-account");
  }

  @Test
  void a_password_reset_lets_the_owner_in_at_once() {
    register("reset-me@example.org");
    for (var i = 0; i < 10; i++) {
      login("reset-me@example.org", WRONG, ELSEWHERE).expect(401);
    }
    jdbc.sql(
            """
            insert into password_reset_tokens (hash, user_id, requested_by, created_at, expires_at)
            select sha256(convert_to('token of a mail', 'UTF8')), id, 'owner', :now, :until
            from users where email = 'reset-me@example.org'
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("until", clock.instant().plusSeconds(600).atOffset(ZoneOffset.UTC))
        .update();
    var next = "quite another pass phrase 9";
    client
        .post(
            "/api/v1/auth/reset-password", Map.of("token", "token of a mail", "new_password", next))
        .expect(204);
    login("reset-me@example.org", next, ELSEWHERE).expect(200);
  }

  @Test
  void a_client_may_guess_a_hundred_times_whichever_accounts() {
    for (var i = 0; i < 100; i++) {
      login("target" + i + "@example.org", WRONG, "192.0.2.200").expect(401);
    }
    assertRefused(
        login("target101@example.org", WRONG, "192.0.2.200"), "sign-in-failures-per-client");
    login("target101@example.org", WRONG, "192.0.2.201").expect(401);
  }

  private void register(String email) {
    client
        .post("/api/v1/auth/register", Map.of("email", email, "password", Client.PASSWORD))
        .expect(201);
  }

  private Client.Reply login(String email, String password, String from) {
    return client.send(
        client
            .json("/api/v1/auth/login", "POST", Map.of("email", email, "password", password))
            .header("X-Forwarded-For", from));
  }

  private static void assertRefused(Client.Reply reply, String limit) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(429);
    assertThat(reply.body().path("code").asString()).isEqualTo("too_many_requests");
    assertThat(reply.header("RateLimit-Policy")).startsWith("\"" + limit + "\";q=");
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 900);
  }
}
