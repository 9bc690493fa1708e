package dev.footnote.accounts.web;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.NotNull;

/** Names a session by its refresh token. */
record RefreshTokenRequest(@NotNull Secret refreshToken) {}
