package dev.footnote.accounts.session;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.footnote.kernel.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SessionConfiguration {

  /** What clocks of two machines may differ by; S28 allows no more than 60 s. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  @Bean
  SessionStore sessionStore(JdbcClient jdbc) {
    return new SessionStore(jdbc);
  }

  @Bean
  SigningKeyStore signingKeyStore(JdbcClient jdbc, Ids ids, Clock clock, SecureRandom random) {
    return new SigningKeyStore(jdbc, ids, clock, random);
  }

  @Bean
  SigningKeys signingKeys(SigningKeyStore store) {
    return store.loadOrMake();
  }

  @Bean
  Sessions sessions(
      SessionStore store,
      TokenMint mint,
      SessionProperties properties,
      Ids ids,
      Clock clock,
      ApplicationEventPublisher events) {
    return new Sessions(store, mint, properties, ids, clock, events);
  }

  @Bean
  TokenMint tokenMint(
      SigningKeys keys, SessionProperties properties, Ids ids, SecureRandom random) {
    return new TokenMint(new AccessTokens(keys, properties, ids), new RefreshTokens(random));
  }

  @Bean
  JwtDecoder jwtDecoder(
      SigningKeys keys, SessionProperties properties, SessionStore store, Clock clock) {
    return decoder(keys, properties, clock, new ActiveSession(store, clock));
  }

  /**
   * Knows the local keys and nothing else: one algorithm, one type, no key that a token brings or
   * points to.
   */
  static JwtDecoder decoder(
      SigningKeys keys,
      SessionProperties properties,
      Clock clock,
      OAuth2TokenValidator<Jwt> activeSession) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(AccessTokens.TYPE)));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys.verifying())));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator(properties, clock, activeSession));
    return decoder;
  }

  /** The session is asked for only after everything that costs nothing to check. */
  private static OAuth2TokenValidator<Jwt> validator(
      SessionProperties properties, Clock clock, OAuth2TokenValidator<Jwt> activeSession) {
    var timestamps = new JwtTimestampValidator(CLOCK_SKEW);
    timestamps.setClock(clock);
    timestamps.setAllowEmptyExpiryClaim(false);
    var free =
        new DelegatingOAuth2TokenValidator<>(
            timestamps,
            new JwtIssuerValidator(properties.issuer()),
            new JwtAudienceValidator(properties.audience()));
    return token -> {
      var result = free.validate(token);
      return result.hasErrors() ? result : activeSession.validate(token);
    };
  }
}
