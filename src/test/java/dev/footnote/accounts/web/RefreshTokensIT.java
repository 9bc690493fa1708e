package dev.footnote.accounts.web;

import static dev.footnote.testing.AuthCalls.access;
import static dev.footnote.testing.AuthCalls.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.AtOnce;
import dev.footnote.testing.AuthCalls;
import dev.footnote.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a session goes on and ends. */
@ServiceTest
class RefreshTokensIT {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private AuthCalls auth;

  @BeforeEach
  void connect() {
    auth = AuthCalls.at(port);
  }

  @Test
  void a_refresh_token_gives_new_tokens_once() {
    var first = auth.signIn(auth.register("refresh@example.org"));
    var second = auth.refresh(refreshToken(first)).expect(200).body();
    assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
    auth.me(second).expect(200);
    assertThat(auth.refresh(refreshToken(first)).status()).isEqualTo(401);
  }

  @Test
  void reuse_of_an_old_refresh_token_ends_the_whole_family() {
    var first = auth.signIn(auth.register("reuse@example.org"));
    var second = auth.refresh(refreshToken(first)).expect(200).body();
    auth.refresh(refreshToken(first)).expect(401);
    auth.refresh(refreshToken(second)).expect(401);
    auth.me(second).expect(401);
  }

  @Test
  void reuse_ends_no_other_session_of_the_account() {
    auth.register("reuse2@example.org");
    var other = auth.signIn("reuse2@example.org");
    var first = auth.signIn("reuse2@example.org");
    auth.refresh(refreshToken(first)).expect(200);
    auth.refresh(refreshToken(first)).expect(401);
    auth.refresh(refreshToken(other)).expect(200);
  }

  @Test
  void of_many_uses_of_one_refresh_token_at_once_exactly_one_wins() throws Exception {
    auth.register("storm@example.org");
    for (var round = 0; round < 4; round++) {
      var token = refreshToken(auth.signIn("storm@example.org"));
      var statuses = AtOnce.calls(50, _ -> auth.refresh(token).status());
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
      assertThat(statuses).filteredOn(status -> status != 200).containsOnly(401);
    }
  }

  @Test
  void logout_ends_the_session_at_once() {
    var tokens = auth.signIn(auth.register("leaver@example.org"));
    auth.me(tokens).expect(200);
    auth.logout(refreshToken(tokens)).expect(204);
    auth.me(tokens).expect(401);
    auth.refresh(refreshToken(tokens)).expect(401);
  }

  @Test
  void logout_with_an_unknown_token_says_nothing() {
    auth.logout("fnr_unknown").expect(204);
  }

  @Test
  void a_refresh_token_is_no_access_token_nor_the_reverse() {
    var tokens = auth.signIn(auth.register("mixed@example.org"));
    auth.client().withToken(refreshToken(tokens)).get("/api/v1/auth/me").expect(401);
    auth.refresh(access(tokens)).expect(401);
  }

  @Test
  void only_the_hash_of_a_refresh_token_is_stored() {
    var token = refreshToken(auth.signIn(auth.register("hashed@example.org")));
    var stored =
        jdbc.sql("select count(*) from refresh_tokens t where t::text like '%' || :token || '%'")
            .param("token", token.substring(4))
            .query(Long.class)
            .single();
    assertThat(stored).isZero();
  }
}
