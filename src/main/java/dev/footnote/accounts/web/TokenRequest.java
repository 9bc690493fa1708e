package dev.footnote.accounts.web;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.NotNull;

/** Shows the token of a link. */
record TokenRequest(@NotNull Secret token) {}
