package dev.footnote.accounts.web;

import static dev.footnote.testing.AuthCalls.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.AuthCalls;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Which passwords are taken, and what is stored of them. */
@ServiceTest
class PasswordsIT {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  private AuthCalls auth;

  @BeforeEach
  void connect() {
    auth = AuthCalls.at(port);
  }

  @Test
  void passwords_are_stored_as_argon2id_with_a_salt_each() {
    auth.register("salt1@example.org");
    auth.register("salt2@example.org");
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
    auth.register("weak@example.org");
    jdbc.sql("update users set password_hash = :hash where email = 'weak@example.org'")
        .param("hash", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(Client.PASSWORD))
        .update();
    auth.signIn("weak@example.org");
    var hash =
        jdbc.sql("select password_hash from users where email = 'weak@example.org'")
            .query(String.class)
            .single();
    assertThat(hash).startsWith("{argon2id}");
    auth.signIn("weak@example.org");
  }

  @Test
  void long_unicode_passwords_work_unchanged() {
    var password = "Zürich – 東京 – Ωμέγα 🦉 ".repeat(8).substring(0, 160);
    auth.client()
        .post("/api/v1/auth/register", credentials("unicode@example.org", password))
        .expect(201);
    auth.login("unicode@example.org", password).expect(200);
    for (var other :
        new String[] {password.substring(0, 159), password.toLowerCase(), password.strip() + "!"}) {
      auth.login("unicode@example.org", other).expect(401);
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
          auth.client()
              .post("/api/v1/auth/register", credentials("refused@example.org", refusal.getKey()));
      assertThat(reply.status()).as(refusal.getKey()).isEqualTo(400);
      assertThat(reply.body().path("code").asString()).isEqualTo(refusal.getValue());
    }
  }
}
