package dev.footnote.accounts.web;

import dev.footnote.accounts.Credentials;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.NotNull;

/** Signs in. */
record LoginRequest(@NotNull String email, @NotNull Secret password) {

  Credentials credentials() {
    return new Credentials(EmailAddress.of(email), password);
  }
}
