package dev.footnote.observability.client;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

  private static final String SALT = "client_address_salt";

  @Bean
  ClientHash clientHash(JdbcClient database, SecureRandom random) {
    return new ClientHash(new InstallationSecretStore(database, random).loadOrMake(SALT));
  }
}
