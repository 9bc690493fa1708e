package dev.footnote.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

class CheckedTokensTest {

  private final SettableClock clock = new SettableClock();
  private final Instant end = clock.instant().plusSeconds(20);
  private int checks;
  private boolean good = true;
  private final CheckedTokens tokens = new CheckedTokens(this::check, validator(), clock);

  @Test
  void a_signature_is_checked_once_in_half_a_minute() {
    assertThat(tokens.decode("long")).isSameAs(tokens.decode("long"));
    assertThat(checks).isEqualTo(1);
    clock.advance(Duration.ofSeconds(31));
    tokens.decode("long");
    assertThat(checks).isEqualTo(2);
  }

  @Test
  void each_token_is_checked_for_itself() {
    tokens.decode("long");
    good = false;
    assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
  }

  @Test
  void a_token_that_was_good_ends_when_it_says() {
    tokens.decode("short");
    clock.advance(Duration.ofSeconds(21));
    good = false;
    assertThatThrownBy(() -> tokens.decode("short")).isInstanceOf(BadJwtException.class);
  }

  private Jwt check(String token) {
    checks++;
    if (!good) {
      throw new BadJwtException("not ours");
    }
    var until = token.equals("short") ? end : end.plusSeconds(600);
    return Jwt.withTokenValue(token).header("alg", "ES256").expiresAt(until).build();
  }

  private JwtTimestampValidator validator() {
    var validator = new JwtTimestampValidator(Duration.ZERO);
    validator.setClock(clock);
    return validator;
  }
}
