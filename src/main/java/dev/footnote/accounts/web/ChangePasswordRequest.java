package dev.footnote.accounts.web;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.NotNull;

/** Sets another password. */
record ChangePasswordRequest(@NotNull Secret currentPassword, @NotNull Secret newPassword) {}
