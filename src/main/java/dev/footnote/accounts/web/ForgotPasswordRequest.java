package dev.footnote.accounts.web;

import dev.footnote.accounts.EmailAddress;
import jakarta.validation.constraints.NotNull;

/** Asks for a link by which a new password is set. */
record ForgotPasswordRequest(@NotNull String email) {

  EmailAddress address() {
    return EmailAddress.of(email);
  }
}
