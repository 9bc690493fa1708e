package dev.footnote.accounts.reset;

import static dev.footnote.testing.AuthCalls.access;
import static dev.footnote.testing.AuthCalls.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.footnote.testing.AtOnce;
import dev.footnote.testing.Client;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What the token of a link is good for, for how long, and what is stored of it. */
class ResetTokensIT extends ResetSteps {

  /** S16. */
  @Test
  void a_token_has_256_random_bits_and_only_its_hash_is_stored() {
    var email = registered("hashed");
    var first = requestedToken(email);
    var second = requestedToken(email, 2);

    assertThat(List.of(first, second))
        .doesNotHaveDuplicates()
        .allMatch(token -> Base64.getUrlDecoder().decode(token).length == 32);
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

  private long stored(String table, String text) {
    return jdbc.sql("select count(*) from " + table + " t where t::text like '%' || :text || '%'")
        .param("text", text)
        .query(Long.class)
        .single();
  }

  /** S17. */
  @Test
  void a_token_works_once() {
    var token = requestedToken(registered("once"));
    auth.reset(token, NEW_PASSWORD).expect(204);

    assertRefused(auth.reset(token, NEW_PASSWORD));
    assertThat(verify(token).path("valid").asBoolean()).isFalse();
    assertThat(verify(token).path("expires_at").isNull()).isTrue();
  }

  /** S17. */
  @Test
  void of_fifty_uses_of_one_token_at_once_exactly_one_wins() throws Exception {
    var email = registered("fifty");
    var token = requestedToken(email);
    var replies =
        AtOnce.calls(
            50, number -> auth.reset(token, "pass phrase number %d of lamp".formatted(number)));

    var winners =
        IntStream.range(0, 50).filter(number -> replies.get(number).status() == 204).toArray();
    assertThat(winners).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 204)
        .allMatch(reply -> reply.status() == 400 || reply.status() == 503);
    auth.login(email, "pass phrase number %d of lamp".formatted(winners[0])).expect(200);
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
    assertRefused(auth.reset(token, NEW_PASSWORD));
    auth.login(email, Client.PASSWORD).expect(200);
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

    assertRefused(auth.reset(first, NEW_PASSWORD));
    auth.reset(second, NEW_PASSWORD).expect(204);
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

    auth.reset(token, NEW_PASSWORD).expect(204);

    assertRefused(auth.reset(other, NEW_PASSWORD));
  }

  /** S29: each kind of token is good for one thing. */
  @Test
  void a_reset_token_is_no_other_token_nor_the_reverse() {
    var email = registered("kinds");
    var token = requestedToken(email);
    var session = auth.signIn(email);

    client.withToken(token).get("/api/v1/auth/me").expect(401);
    auth.refresh(token).expect(401);
    client.post("/api/v1/auth/verify-email", Map.of("token", token)).expect(400);
    assertRefused(auth.reset(access(session), NEW_PASSWORD));
    assertRefused(auth.reset(refreshToken(session), NEW_PASSWORD));
    assertRefused(auth.reset("", NEW_PASSWORD));
  }
}
