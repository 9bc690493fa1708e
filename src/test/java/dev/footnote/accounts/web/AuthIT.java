package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class AuthIT {

  private static final String PASSWORD = Client.PASSWORD;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private Client client;

  @BeforeEach
  void connect() {
    client = Client.at(port);
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

    var tokens = login("hopper@EXAMPLE.org", PASSWORD);
    assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(900);

    var me = client.withToken(access(tokens)).get("/api/v1/auth/me").expect(200);
    assertThat(me.body()).isEqualTo(registered.body());
  }

  @Test
  void an_address_opens_one_account_only() {
    register("twice@example.org");
    var second = client.post("/api/v1/auth/register", credentials("TWICE@example.org", PASSWORD));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().path("code").asString()).isEqualTo("email_taken");
  }

  @Test
  void of_ten_registrations_of_one_address_at_once_one_succeeds() throws Exception {
    var statuses =
        atOnce(
            10,
            () ->
                client
                    .post("/api/v1/auth/register", credentials("race@example.org", PASSWORD))
                    .status());
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status != 201).containsOnly(409);
  }

  @Test
  void unknown_wrong_and_disabled_are_refused_with_the_same_reply() {
    register("known@example.org");
    register("disabled@example.org");
    disable("disabled@example.org");
    var replies =
        Stream.of(
                Map.of("email", "nobody@example.org", "password", PASSWORD),
                Map.of("email", "known@example.org", "password", "not the pass phrase 7"),
                Map.of("email", "disabled@example.org", "password", PASSWORD))
            .map(body -> client.post("/api/v1/auth/login", body))
            .toList();
    assertThat(replies).allMatch(reply -> reply.status() == 401);
    assertThat(replies.stream().map(AuthIT::withoutRequestId).distinct()).hasSize(1);
    assertThat(replies.stream().map(reply -> reply.headers().map().keySet()).distinct()).hasSize(1);
  }

  @Test
  void a_refresh_token_gives_new_tokens_once() {
    register("refresh@example.org");
    var first = login("refresh@example.org", PASSWORD);
    var second = refresh(refreshToken(first)).expect(200).body();
    assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
    client.withToken(access(second)).get("/api/v1/auth/me").expect(200);
    assertThat(refresh(refreshToken(first)).status()).isEqualTo(401);
  }

  @Test
  void reuse_of_an_old_refresh_token_ends_the_whole_family() {
    register("reuse@example.org");
    var first = login("reuse@example.org", PASSWORD);
    var second = refresh(refreshToken(first)).expect(200).body();
    refresh(refreshToken(first)).expect(401);
    refresh(refreshToken(second)).expect(401);
    client.withToken(access(second)).get("/api/v1/auth/me").expect(401);
  }

  @Test
  void reuse_ends_no_other_session_of_the_account() {
    register("reuse2@example.org");
    var other = login("reuse2@example.org", PASSWORD);
    var first = login("reuse2@example.org", PASSWORD);
    refresh(refreshToken(first)).expect(200);
    refresh(refreshToken(first)).expect(401);
    refresh(refreshToken(other)).expect(200);
  }

  @Test
  void of_many_uses_of_one_refresh_token_at_once_exactly_one_wins() throws Exception {
    register("storm@example.org");
    for (var round = 0; round < 4; round++) {
      var token = refreshToken(login("storm@example.org", PASSWORD));
      var statuses = atOnce(50, () -> refresh(token).status());
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
      assertThat(statuses).filteredOn(status -> status != 200).containsOnly(401);
    }
  }

  @Test
  void logout_ends_the_session_at_once() {
    register("leaver@example.org");
    var tokens = login("leaver@example.org", PASSWORD);
    var signedIn = client.withToken(access(tokens));
    signedIn.get("/api/v1/auth/me").expect(200);
    logout(refreshToken(tokens)).expect(204);
    signedIn.get("/api/v1/auth/me").expect(401);
    refresh(refreshToken(tokens)).expect(401);
  }

  @Test
  void logout_with_an_unknown_token_says_nothing() {
    logout("fnr_unknown").expect(204);
  }

  @Test
  void disabling_or_deleting_an_account_ends_its_access_at_once() {
    register("disabled2@example.org");
    register("deleted@example.org");
    var disabled = login("disabled2@example.org", PASSWORD);
    var deleted = login("deleted@example.org", PASSWORD);
    disable("disabled2@example.org");
    jdbc.sql("delete from users where email = 'deleted@example.org'").update();
    for (var tokens : new JsonNode[] {disabled, deleted}) {
      client.withToken(access(tokens)).get("/api/v1/auth/me").expect(401);
      refresh(refreshToken(tokens)).expect(401);
    }
  }

  @Test
  void a_refresh_token_is_no_access_token_nor_the_reverse() {
    register("mixed@example.org");
    var tokens = login("mixed@example.org", PASSWORD);
    client.withToken(refreshToken(tokens)).get("/api/v1/auth/me").expect(401);
    refresh(access(tokens)).expect(401);
  }

  @Test
  void only_the_hash_of_a_refresh_token_is_stored() {
    register("hashed@example.org");
    var token = refreshToken(login("hashed@example.org", PASSWORD));
    var stored =
        jdbc.sql("select count(*) from refresh_tokens t where t::text like '%' || :token || '%'")
            .param("token", token.substring(4))
            .query(Long.class)
            .single();
    assertThat(stored).isZero();
  }

  @Test
  void passwords_are_stored_as_argon2id_with_a_salt_each() {
    register("salt1@example.org");
    register("salt2@example.org");
    var hashes =
        jdbc.sql("select password_hash from users where email like 'salt%@example.org'")
            .query(String.class)
            .list();
    assertThat(hashes)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(hash -> hash.startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$"));
  }

  @Test
  void a_weaker_hash_is_upgraded_at_login() {
    register("weak@example.org");
    jdbc.sql("update users set password_hash = :hash where email = 'weak@example.org'")
        .param(
            "hash",
            "{bcrypt}"
                + new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4)
                    .encode(PASSWORD))
        .update();
    login("weak@example.org", PASSWORD);
    var hash =
        jdbc.sql("select password_hash from users where email = 'weak@example.org'")
            .query(String.class)
            .single();
    assertThat(hash).startsWith("{argon2id}");
    login("weak@example.org", PASSWORD);
  }

  @Test
  void long_unicode_passwords_work_unchanged() {
    var password = "Zürich – 東京 – Ωμέγα 🦉 ".repeat(8).substring(0, 160);
    client.post("/api/v1/auth/register", credentials("unicode@example.org", password)).expect(201);
    login("unicode@example.org", password);
    for (var other :
        new String[] {password.substring(0, 159), password.toLowerCase(), password.strip() + "!"}) {
      client.post("/api/v1/auth/login", credentials("unicode@example.org", other)).expect(401);
    }
  }

  @Test
  void a_refused_password_says_why() {
    for (var refusal :
        Map.of(
                "short one 1234",
                "password_too_short",
                "passwordpassword",
                "password_too_common",
                "refused@example.org",
                "password_too_personal",
                "footnotefootnote",
                "password_too_personal",
                "x1y2 ".repeat(60),
                "password_too_long")
            .entrySet()) {
      var reply =
          client.post(
              "/api/v1/auth/register", credentials("refused@example.org", refusal.getKey()));
      assertThat(reply.status()).as(refusal.getKey()).isEqualTo(400);
      assertThat(reply.body().path("code").asString()).isEqualTo(refusal.getValue());
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

  private void register(String email) {
    client.post("/api/v1/auth/register", credentials(email, PASSWORD)).expect(201);
  }

  private JsonNode login(String email, String password) {
    return client.post("/api/v1/auth/login", credentials(email, password)).expect(200).body();
  }

  private Client.Reply refresh(String token) {
    return client.post("/api/v1/auth/refresh", Map.of("refresh_token", token));
  }

  private Client.Reply logout(String token) {
    return client.post("/api/v1/auth/logout", Map.of("refresh_token", token));
  }

  private void disable(String email) {
    jdbc.sql("update users set disabled_at = now() where email = :email")
        .param("email", email)
        .update();
  }

  private static Map<String, String> credentials(String email, String password) {
    return Map.of("email", email, "password", password);
  }

  private static String access(JsonNode tokens) {
    return tokens.path("access_token").asString();
  }

  private static String refreshToken(JsonNode tokens) {
    return tokens.path("refresh_token").asString();
  }

  private static String withoutRequestId(Client.Reply reply) {
    return reply.text().replace(reply.body().path("request_id").asString(), "");
  }

  private static <T> java.util.List<T> atOnce(int times, Callable<T> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(IntStream.range(0, times).mapToObj(_ -> call).toList()).stream()
          .map(future -> future.resultNow())
          .toList();
    }
  }
}
