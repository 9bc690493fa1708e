package dev.footnote.accounts.password;

import dev.footnote.limits.RateLimits;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordProperties.class)
class PasswordConfiguration {

  static final int SALT_BYTES = 16;
  static final int HASH_BYTES = 32;
  static final int PARALLELISM = 1;

  @Bean
  PasswordPolicy passwordPolicy() {
    return new PasswordPolicy(new PredictablePasswords(CommonPasswords.load()));
  }

  @Bean
  PasswordHashing passwordHashing(PasswordProperties properties, SecureRandom random) {
    var places = properties.permits(Runtime.getRuntime().availableProcessors());
    return new PasswordHashing(
        encoder(properties),
        new HashingGate(places, properties.maxWait()),
        hashOfNobody(properties, random));
  }

  @Bean
  NewPasswords newPasswords(PasswordPolicy policy, PasswordHashing hashing) {
    return new NewPasswords(policy, hashing);
  }

  @Bean
  PasswordAttempts passwordAttempts(PasswordHashing hashing, RateLimits limits) {
    return new PasswordAttempts(hashing, limits);
  }

  /** Argon2id for new hashes; bcrypt is only read, so that imported accounts can sign in once. */
  static PasswordEncoder encoder(PasswordProperties properties) {
    var argon2 =
        new Argon2PasswordEncoder(
            SALT_BYTES,
            HASH_BYTES,
            PARALLELISM,
            properties.memoryInKibibytes(),
            properties.iterations());
    return new DelegatingPasswordEncoder(
        "argon2id", Map.of("argon2id", argon2, "bcrypt", new BCryptPasswordEncoder()));
  }

  /**
   * A hash with the cost of every new one that no password has: its bytes are drawn, because making
   * one would cost the start half a second. In the form that Argon2's reference program writes.
   */
  static String hashOfNobody(PasswordProperties properties, SecureRandom random) {
    return "{argon2id}$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            properties.memoryInKibibytes(),
            properties.iterations(),
            PARALLELISM,
            drawn(SALT_BYTES, random),
            drawn(HASH_BYTES, random));
  }

  private static String drawn(int count, SecureRandom random) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
