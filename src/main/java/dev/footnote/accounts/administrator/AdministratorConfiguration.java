package dev.footnote.accounts.administrator;

import dev.footnote.accounts.EmailAddress;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdministratorProperties.class)
class AdministratorConfiguration {

  @Bean
  ApplicationRunner firstAdministratorAtStart(
      FirstAdministrator administrator, AdministratorProperties properties) {
    return arguments -> {
      if (!properties.email().isBlank()) {
        administrator.ensure(EmailAddress.of(properties.email()));
      }
    };
  }
}
