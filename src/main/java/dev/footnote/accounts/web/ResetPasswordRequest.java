package dev.footnote.accounts.web;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.NotNull;

/** Sets a new password. */
record ResetPasswordRequest(@NotNull Secret token, @NotNull Secret newPassword) {}
