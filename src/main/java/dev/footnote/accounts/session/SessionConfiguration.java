package dev.footnote.accounts.session;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.footnote.accounts.change.Changes;
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
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SessionProperties.class, SigningKeyProperties.class})
class SessionConfiguration {

  /** What clocks of two machines may differ by; S28 allows no more than 60 s. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final Duration ROTATION_CHECK = Duration.ofMinutes(10);

  @Bean
  SessionStore sessionStore(JdbcClient jdbc) {
    return new SessionStore(jdbc);
  }

  @Bean
  SigningKeyStore signingKeyStore(
      JdbcClient jdbc, TransactionTemplate transaction, Ids ids, Clock clock, SecureRandom random) {
    return new SigningKeyStore(jdbc, transaction, ids, clock, random);
  }

  @Bean
  SigningKeyRing signingKeyRing(SigningKeyStore store, Clock clock) {
    return new SigningKeyRing(() -> keys(store), clock);
  }

  /** The lock that making the first key takes is not needed to read the keys. */
  private static SigningKeys keys(SigningKeyStore store) {
    var keys = store.load();
    return keys.newestFirst().isEmpty() ? store.loadOrMake() : keys;
  }

  @Bean
  SigningKeyRotation signingKeyRotation(
      SigningKeyStore store,
      SigningKeyProperties properties,
      Clock clock,
      ApplicationEventPublisher events) {
    return new SigningKeyRotation(store, properties, clock, events);
  }

  @Bean
  RecurringTask<Void> signingKeyTask(SigningKeyRotation rotation) {
    return Tasks.recurring("signing-key-rotation", FixedDelay.of(ROTATION_CHECK))
        .execute((job, context) -> rotation.keepUp());
  }

  @Bean
  OwnSessions ownSessions(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
    return new OwnSessions(new OwnSessionStore(jdbc), clock, events);
  }

  @Bean
  Sessions sessions(
      SessionStore store,
      TokenMint mint,
      SessionProperties properties,
      Ids ids,
      Clock clock,
      Changes changes) {
    return new Sessions(store, mint, properties, ids, clock, changes);
  }

  @Bean
  TokenMint tokenMint(
      SigningKeyRing keys, SessionProperties properties, Ids ids, SecureRandom random) {
    return new TokenMint(
        new AccessTokens(keys::signing, properties, ids), new RefreshTokens(random));
  }

  @Bean
  AccessTokenCheck accessTokenCheck(
      SigningKeyRing keys, SessionProperties properties, SessionStore store, Clock clock) {
    return new AccessTokenCheck(decoder(keys, properties, clock), store, clock);
  }

  /**
   * Knows the local keys and nothing else: one algorithm, one type, no key that a token brings or
   * points to.
   */
  static JwtDecoder decoder(
      JWKSource<SecurityContext> keys, SessionProperties properties, Clock clock) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(AccessTokens.TYPE)));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    var validator = validator(properties, clock);
    decoder.setJwtValidator(validator);
    return new CheckedTokens(decoder, validator, clock);
  }

  private static OAuth2TokenValidator<Jwt> validator(SessionProperties properties, Clock clock) {
    var timestamps = new JwtTimestampValidator(CLOCK_SKEW);
    timestamps.setClock(clock);
    timestamps.setAllowEmptyExpiryClaim(false);
    return new DelegatingOAuth2TokenValidator<>(
        timestamps,
        new JwtIssuerValidator(properties.issuer()),
        new JwtAudienceValidator(properties.audience()));
  }
}
