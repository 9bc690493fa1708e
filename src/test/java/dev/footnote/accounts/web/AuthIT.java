package dev.footnote.accounts.web;

import static dev.footnote.testing.AuthCalls.credentials;
import static dev.footnote.testing.AuthCalls.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.AtOnce;
import dev.footnote.testing.AuthCalls;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts are opened, entered and closed. */
@ServiceTest
class AuthIT {

  private static final String PASSWORD = Client.PASSWORD;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private Client client;
  private AuthCalls auth;

  @BeforeEach
  void connect() {
    auth = AuthCalls.at(port);
    client = auth.client();
  }

  @Test
  void an_account_is_opened_and_shown_to_its_owner() {
    var registered =
        client.post(
            "/api/v1/auth/register",
            Map.of("email", "Hopper@Example.org", "password", PASSWORD, "name", "Grace"));
    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.body().propertyNames())
        .containsExactlyInAnyOrder("id", "email", "name", "created_at");
    assertThat(registered.body().path("email").asString()).isEqualTo("hopper@example.org");

    var tokens = auth.signIn("hopper@EXAMPLE.org");
    assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(900);

    assertThat(auth.me(tokens).expect(200).body()).isEqualTo(registered.body());
  }

  @Test
  void an_address_opens_one_account_only() {
    auth.register("twice@example.org");
    var second = client.post("/api/v1/auth/register", credentials("TWICE@example.org", PASSWORD));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().path("code").asString()).isEqualTo("email_taken");
  }

  @Test
  void of_ten_registrations_of_one_address_at_once_one_succeeds() throws Exception {
    var credentials = credentials("race@example.org", PASSWORD);
    var statuses =
        AtOnce.calls(10, _ -> client.post("/api/v1/auth/register", credentials).status());
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status != 201).containsOnly(409);
  }

  @Test
  void unknown_wrong_and_disabled_are_refused_with_the_same_reply() {
    auth.register("known@example.org");
    disable(auth.register("disabled@example.org"));
    var replies =
        List.of(
            auth.login("nobody@example.org", PASSWORD),
            auth.login("known@example.org", "not the pass phrase 7"),
            auth.login("disabled@example.org", PASSWORD));
    assertThat(replies).allMatch(reply -> reply.status() == 401);
    assertThat(replies.stream().map(AuthIT::withoutRequestId).distinct()).hasSize(1);
    assertThat(replies.stream().map(reply -> reply.headers().map().keySet()).distinct()).hasSize(1);
  }

  @Test
  void disabling_or_deleting_an_account_ends_its_access_at_once() {
    var disabled = auth.signIn(auth.register("disabled2@example.org"));
    var deleted = auth.signIn(auth.register("deleted@example.org"));
    disable("disabled2@example.org");
    jdbc.sql("delete from users where email = 'deleted@example.org'").update();
    for (var tokens : List.of(disabled, deleted)) {
      auth.me(tokens).expect(401);
      auth.refresh(refreshToken(tokens)).expect(401);
    }
  }

  @Test
  void unknown_and_privileged_fields_are_refused() {
    for (var field : new String[] {"role", "id", "owner", "tenant", "created_at", "is_admin"}) {
      var reply =
          client.post(
              "/api/v1/auth/register",
              Map.of("email", "field@example.org", "password", PASSWORD, field, "admin"));
      assertThat(reply.status()).as(field).isEqualTo(400);
      assertThat(reply.body().path("detail").asString()).contains(field);
    }
  }

  private void disable(String email) {
    jdbc.sql("update users set disabled_at = now() where email = :email")
        .param("email", email)
        .update();
  }

  private static String withoutRequestId(Client.Reply reply) {
    return reply.text().replace(reply.body().path("request_id").asString(), "");
  }
}
