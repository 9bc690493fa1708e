package dev.footnote.accounts.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.footnote.accounts.token.RandomTokens;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks a token's signature once and then believes it, as long as the ring believes its keys
 * without reading them again. What time and settings say of the token is asked at each use.
 */
class CheckedTokens implements JwtDecoder {

  private static final long AT_MOST = 10_000;

  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> validator;
  private final Cache<String, Jwt> checked;

  CheckedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validator, Clock clock) {
    this.decoder = decoder;
    this.validator = validator;
    this.checked =
        Caffeine.newBuilder()
            .maximumSize(AT_MOST)
            .expireAfterWrite(SigningKeyRing.MAX_AGE)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  @Override
  public Jwt decode(String token) {
    var hash = hash(token);
    var known = checked.getIfPresent(hash);
    if (known != null && !validator.validate(known).hasErrors()) {
      return known;
    }
    var decoded = decoder.decode(token);
    checked.put(hash, decoded);
    return decoded;
  }

  private static String hash(String token) {
    return HexFormat.of().formatHex(RandomTokens.hash(new Secret(token)));
  }
}
