package dev.footnote.accounts.apikey;

import dev.footnote.accounts.change.Changes;
import dev.footnote.kernel.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiKeyProperties.class)
class ApiKeyConfiguration {

  @Bean
  ApiKeys apiKeys(
      JdbcClient jdbc,
      ApiKeyProperties properties,
      Changes changes,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    return new ApiKeys(new ApiKeyStore(jdbc), properties, changes, ids, clock, random);
  }
}
