package dev.footnote.accounts.access;

import dev.footnote.accounts.Callers;
import dev.footnote.accounts.apikey.ApiKeys;
import dev.footnote.accounts.session.AccessTokenCheck;
import dev.footnote.accounts.verification.VerificationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  Callers callers(AccessTokenCheck tokens, ApiKeys keys, VerificationProperties verification) {
    return new BearerTokens(tokens, keys, verification);
  }
}
