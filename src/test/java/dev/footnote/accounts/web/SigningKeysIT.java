package dev.footnote.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.Client;
import dev.footnote.testing.LimitedServiceTest;
import dev.footnote.testing.Person;
import dev.footnote.testing.RecordedEvents;
import dev.footnote.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** S32: keys follow one another and nobody notices. */
@LimitedServiceTest
class SigningKeysIT {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired RecordedEvents events;

  @Test
  void a_new_key_signs_after_a_minute_and_signs_nobody_out() {
    var administrator = Person.administratorAt(port, jdbc);
    var before = login(administrator);
    administrator.client().post("/api/v1/admin/signing-keys", Map.of()).expect(201);
    assertThat(events.of("signing_key.rotate", administrator.id())).hasSize(1);
    assertThat(kid(login(administrator))).isEqualTo(kid(before));

    clock.advance(Duration.ofSeconds(61));
    var after = login(administrator);
    assertThat(kid(after)).isNotEqualTo(kid(before));
    me(before).expect(200);
    me(after).expect(200);

    var refreshed =
        Client.at(port)
            .post(
                "/api/v1/auth/refresh",
                Map.of("refresh_token", before.path("refresh_token").asString()))
            .expect(200)
            .body();
    assertThat(kid(refreshed)).isEqualTo(kid(after));
    me(refreshed).expect(200);
  }

  @Test
  void a_token_of_an_unknown_key_is_refused() {
    var person = Person.at(port);
    var parts = login(person).path("access_token").asString().split("\\.");
    var header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"unknown\"}";
    var forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8));
    Client.at(port)
        .withToken(forged + "." + parts[1] + "." + parts[2])
        .get("/api/v1/auth/me")
        .expect(401);
  }

  private JsonNode login(Person person) {
    return Person.login(port, person.email(), Client.PASSWORD).expect(200).body();
  }

  private Client.Reply me(JsonNode tokens) {
    return Client.at(port).withToken(tokens.path("access_token").asString()).get("/api/v1/auth/me");
  }

  private static String kid(JsonNode tokens) {
    var header = tokens.path("access_token").asString().split("\\.")[0];
    return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
  }
}
