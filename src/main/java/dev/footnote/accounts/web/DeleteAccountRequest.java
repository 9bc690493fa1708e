package dev.footnote.accounts.web;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.NotNull;

/** Deletes an account. */
record DeleteAccountRequest(@NotNull Secret password) {}
