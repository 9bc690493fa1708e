package dev.footnote.accounts.web;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.Registration;
import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens an account; the token is that of an invitation, if there is one. */
record RegisterRequest(
    @NotNull String email,
    @NotNull Secret password,
    @Pattern(
            regexp = "\\P{Cntrl}{1,200}",
            message = "must have 1 to 200 characters, none of them a control character")
        @Nullable String name,
    @Nullable Secret invitationToken) {

  Registration registration() {
    return new Registration(
        EmailAddress.of(email), password, name, Optional.ofNullable(invitationToken));
  }
}
