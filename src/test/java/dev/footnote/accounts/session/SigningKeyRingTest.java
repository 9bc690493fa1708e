package dev.footnote.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.footnote.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class SigningKeyRingTest {

  private final SettableClock clock = new SettableClock();
  private final Instant start = clock.instant();
  private SigningKeys stored = new SigningKeys(List.of(key("first", start)));
  private boolean away;
  private int reads;
  private final SigningKeyRing ring = new SigningKeyRing(this::read, clock);

  @Test
  void a_new_key_is_known_before_it_signs() {
    stored =
        new SigningKeys(
            List.of(key("second", start.plusSeconds(60)), stored.newestFirst().getFirst()));
    clock.advance(Duration.ofSeconds(31));
    assertThat(ring.signing().getKeyID()).isEqualTo("first");
    assertThat(knows("second")).isTrue();
    clock.advance(Duration.ofSeconds(30));
    assertThat(ring.signing().getKeyID()).isEqualTo("second");
    assertThat(knows("first")).isTrue();
  }

  @Test
  void a_key_that_another_replica_has_just_made_is_found_by_its_name() {
    clock.advance(Duration.ofSeconds(2));
    stored = new SigningKeys(List.of(key("second", start), stored.newestFirst().getFirst()));
    assertThat(knows("second")).isTrue();
  }

  @Test
  void names_that_nobody_knows_cause_at_most_one_reading_a_second() {
    clock.advance(Duration.ofSeconds(2));
    reads = 0;
    for (var i = 0; i < 1000; i++) {
      assertThat(knows("forged " + i)).isFalse();
    }
    assertThat(reads).isLessThanOrEqualTo(2);
  }

  @Test
  void the_keys_are_read_again_every_half_minute_and_not_more_often() {
    reads = 0;
    for (var second = 0; second < 29; second++) {
      assertThat(knows("first")).isTrue();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(reads).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(knows("first")).isTrue();
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void known_keys_go_on_while_the_database_is_away() {
    away = true;
    clock.advance(Duration.ofMinutes(5));
    assertThat(ring.signing().getKeyID()).isEqualTo("first");
    assertThat(knows("first")).isTrue();
    assertThat(knows("second")).isFalse();
  }

  private boolean knows(String id) {
    return !ring.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null).isEmpty();
  }

  private SigningKeys read() {
    reads++;
    if (away) {
      throw new DataAccessResourceFailureException("on purpose");
    }
    return stored;
  }

  private static SigningKey key(String id, Instant signsFrom) {
    try {
      return new SigningKey(new ECKeyGenerator(Curve.P_256).keyID(id).generate(), signsFrom);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
