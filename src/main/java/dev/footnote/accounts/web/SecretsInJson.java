package dev.footnote.accounts.web;

import dev.footnote.kernel.Secret;
import org.springframework.stereotype.Component;
import tools.jackson.databind.module.SimpleModule;

/** How secrets are read from requests. */
@Component
class SecretsInJson extends SimpleModule {

  SecretsInJson() {
    super("secrets");
    addDeserializer(Secret.class, new SecretFromText());
  }
}
