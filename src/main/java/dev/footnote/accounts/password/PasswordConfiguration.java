package dev.footnote.accounts.password;

import dev.footnote.kernel.Secret;
import dev.footnote.limits.RateLimits;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordProperties.class)
class PasswordConfiguration {

  static final int SALT_BYTES = 16;
  static final int HASH_BYTES = 32;
  static final int PARALLELISM = 1;

  /** Read while the rest of the service starts. */
  @Bean
  CompletableFuture<CommonPasswords> commonPasswords() {
    return CompletableFuture.supplyAsync(CommonPasswords::load);
  }

  /** What cannot be prepared beside the start ends it. */
  @Bean
  SmartInitializingSingleton passwordsArePrepared(
      CompletableFuture<CommonPasswords> common, PasswordHashing hashing) {
    return () -> {
      common.join();
      hashing.awaitPrepared();
    };
  }

  @Bean
  PasswordPolicy passwordPolicy(CompletableFuture<CommonPasswords> common) {
    return new PasswordPolicy(new PredictablePasswords(common::join));
  }

  @Bean
  PasswordHashing passwordHashing(PasswordProperties properties) {
    var places = properties.permits(Runtime.getRuntime().availableProcessors());
    var nobodys = new Secret(new Base64StringKeyGenerator(32).generateKey());
    return new PasswordHashing(
        encoder(properties), new HashingGate(places, properties.maxWait()), nobodys);
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
}
